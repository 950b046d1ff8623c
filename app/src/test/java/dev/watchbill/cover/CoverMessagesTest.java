package dev.watchbill.cover;

import static dev.watchbill.cover.TestCovers.ADA;
import static dev.watchbill.cover.TestCovers.BEN;
import static dev.watchbill.cover.TestCovers.CLEO;
import static dev.watchbill.cover.TestCovers.DEVELOPER;
import static dev.watchbill.cover.TestCovers.INFRASTRUCTURE;
import static dev.watchbill.cover.TestCovers.MAYA;
import static dev.watchbill.cover.TestCovers.QUINN;
import static dev.watchbill.cover.TestCovers.SAM;
import static dev.watchbill.cover.TestCovers.TYPED;
import static dev.watchbill.cover.TestCovers.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.home.HomePart;
import dev.watchbill.people.PersonId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read while a change of plan goes its way. */
class CoverMessagesTest {
  private final TestCovers test = new TestCovers();
  private final ChangeRequests requests = test.requests;

  private String question(ChangeRequest it, PersonId asked) {
    return CoverNotices.question(it.id(), asked);
  }

  private String text(String key) {
    // The reader's own time stands for both.
    return test.outbox.text(key).replaceAll("<!date\\^[^|]*\\|([^>]*)>", "$1");
  }

  @Test
  void the_one_who_is_asked_reads_from_when_to_when_and_has_two_buttons() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    String key = question(it, BEN);

    assertThat(text(key))
        .startsWith("*Cleo asks you to cover for them in developer.*\nYou would be on call ")
        .contains("PDT to ", "Please answer by ", "after that it is withdrawn");
    assertThat(text(key).lines()).hasSizeLessThanOrEqualTo(5);
    assertThat(test.outbox.blocks(key))
        .contains("cover_accept:" + it.id(), "cover_decline:" + it.id(), "\"verbatim\":true");
  }

  @Test
  void buttons_go_when_somebody_else_is_faster() {
    ChangeRequest it = test.covering(BEN, Optional.empty());
    assertThat(text(question(it, QUINN))).contains("The first to say yes is on call then.");

    requests.accept(it.id(), CLEO, TYPED);

    assertThat(text(question(it, QUINN))).contains("Cleo said yes.");
    assertThat(test.outbox.blocks(question(it, QUINN))).doesNotContain("cover_accept");
    assertThat(text(question(it, CLEO))).contains("You said yes. It waits until ");
  }

  @Test
  void the_asker_sees_one_message_that_follows_how_it_stands() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    String key = CoverNotices.state(it.id());
    assertThat(text(key)).contains("You asked for cover for Cleo in developer", "Ben's yes");
    assertThat(test.outbox.blocks(key)).contains("cover_cancel:" + it.id());

    requests.accept(it.id(), BEN, TYPED);
    assertThat(text(key))
        .contains("Ben said yes.", "approval of Sol or Sam (Software) and Maya (MDM)");

    requests.approve(it.id(), SAM, TYPED);
    assertThat(text(key)).contains("approval of Maya (MDM)").doesNotContain("Software");

    requests.approve(it.id(), MAYA, TYPED);
    assertThat(text(key)).contains("The plan is changed.");
    assertThat(test.outbox.blocks(key)).doesNotContain("cover_cancel");
  }

  @Test
  void managers_are_asked_after_the_yes_and_once() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    String key = CoverNotices.approval(it.id(), MAYA);
    assertThat(test.outbox.said(key)).isFalse();

    requests.accept(it.id(), BEN, TYPED);
    assertThat(text(key)).contains("A change of plan in developer", "cover for Cleo", "Ben");
    assertThat(test.outbox.blocks(key))
        .contains("cover_approve:" + it.id(), "cover_refuse:" + it.id());

    requests.approve(it.id(), ADA, TYPED);
    assertThat(test.outbox.blocks(key)).doesNotContain("cover_approve");
    assertThat(test.outbox.to(MAYA)).hasSize(1);
  }

  @Test
  void a_manager_who_has_approved_reads_so_and_is_asked_no_more() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    String key = CoverNotices.approval(it.id(), MAYA);
    requests.accept(it.id(), BEN, TYPED);

    requests.approve(it.id(), MAYA, TYPED);

    assertThat(text(key)).contains("You approved it.", "approval of Sol or Sam (Software)");
    assertThat(test.outbox.blocks(key)).doesNotContain("cover_approve", "cover_refuse");
    assertThat(test.outbox.blocks(CoverNotices.approval(it.id(), SAM))).contains("cover_approve");
  }

  @Test
  void afterwards_both_are_told_their_old_and_new_times() {
    ChangeRequest it =
        recorded(
            requests.askCover(
                CLEO,
                INFRASTRUCTURE,
                test.next(INFRASTRUCTURE, CLEO).span(),
                Optional.of(BEN),
                TYPED));
    requests.accept(it.id(), BEN, TYPED);

    assertThat(text("cover:%d:changed:UCLEO".formatted(it.id())))
        .contains(
            "Your time on call in infrastructure changed", "You are not on call then any more.");
    assertThat(text("cover:%d:changed:UBEN".formatted(it.id())))
        .contains("You were not on call then.", "It is now ", "PDT to ");
  }

  @Test
  void a_no_reaches_the_asker_with_what_to_do() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));

    requests.decline(it.id(), BEN, TYPED);

    assertThat(text("cover:%d:ended:UCLEO".formatted(it.id())))
        .contains("Ben said no.", "You are still on call then.", "/oncall cover");
    assertThat(text(question(it, BEN))).contains("You said no.");
  }

  @Test
  void late_ones_say_so_to_everybody() {
    ChangeRequest it = recorded(requests.take(CLEO, DEVELOPER, Optional.empty(), TYPED));

    for (String key :
        List.of(
            CoverNotices.state(it.id()), question(it, BEN), CoverNotices.approval(it.id(), MAYA))) {
      assertThat(text(key)).contains("Late: the sprint of that shift has begun.");
    }
    assertThat(text(CoverNotices.approval(it.id(), MAYA))).contains("in Ben's place");
  }

  @Test
  void names_that_look_like_markup_are_shown_as_they_are() {
    test.company.directory.member("UEVE", "eve", "<!here> Eve");
    var eve = new PersonId("UEVE");
    test.join(DEVELOPER, eve, "mdm");
    ChangeRequest it = test.covering(CLEO, Optional.of(eve));
    requests.decline(it.id(), eve, TYPED);

    assertThat(test.outbox.text(CoverNotices.state(it.id())))
        .contains("&lt;!here&gt; Eve said no.");
  }

  @Test
  void home_shows_what_waits_for_the_reader_with_the_same_buttons() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    var home = new CoverHome(requests, test.words);

    assertThat(home.of(BEN))
        .singleElement()
        .satisfies(part -> assertThat(part.mrkdwn()).startsWith("*Waits for your yes:*"))
        .extracting(HomePart::buttons)
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.list(HomePart.HomeButton.class))
        .extracting(HomePart.HomeButton::actionId)
        .containsExactly("cover_accept:" + it.id(), "cover_decline:" + it.id());
    assertThat(home.of(CLEO))
        .singleElement()
        .extracting(HomePart::mrkdwn)
        .asString()
        .startsWith("*You asked for:*");
    requests.accept(it.id(), BEN, TYPED);
    assertThat(home.of(MAYA))
        .singleElement()
        .extracting(HomePart::mrkdwn)
        .asString()
        .startsWith("*Waits for your approval:*");
  }
}
