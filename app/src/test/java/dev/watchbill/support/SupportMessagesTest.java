package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.CHANNEL;
import static dev.watchbill.support.TestSupport.QUINN;
import static dev.watchbill.support.TestSupport.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.rotation.RotationWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each message reads, and that hostile words in it do no harm. */
class SupportMessagesTest {
  private static final PersonId EVIL = new PersonId("UEVIL");
  private static final String HOSTILE =
      "<!channel> <@UBEN> @here *bold* `code` > quote <https://x.example|Slack> \u202Egnp.exe\u202C\n";

  private final TestSupport test = new TestSupport();
  private final SupportMessages messages =
      new SupportMessages(test.people, SupportRules.of(test.config));
  private final Earshot earshot = new Earshot(test.config, test.company.directory);
  private final OpenRequestMessages lists =
      new OpenRequestMessages(
          test.people,
          (channel, ts, thread) -> "https://x.slack.com/archives/" + channel + "/p" + ts,
          earshot,
          SupportRules.of(test.config),
          test.clock);

  /** As the reader sees it who is shown the fallback of each date. */
  private static String shown(String text) {
    return text.replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1");
  }

  @Test
  void a_card_says_whose_it_is_until_when_and_what_counts() {
    assertThat(shown(messages.card(test.asked(), test.clock.instant()).text()))
        .isEqualTo(
            """
            <@UBEN> is on call for developer: *Quinn* asks.
            First response due *Mon 7 Sep 2026 11:00 Z*, within 1 hour of business time.""");
  }

  @Test
  void a_card_of_an_answered_and_of_a_resolved_request_says_who_and_how_soon() {
    var request = test.asked();
    test.clock.set(test.clock.instant().plus(Duration.ofMinutes(12)));
    var taken = TestSupport.done(test.requests.take(request.id(), BEN));
    assertThat(shown(messages.card(taken, test.clock.instant()).text()))
        .isEqualTo(
            """
            *Ben* has this, for Quinn.
            First response Mon 7 Sep 2026 10:12 Z, in time.""");

    var resolved = TestSupport.done(test.requests.resolve(request.id(), QUINN));
    assertThat(shown(messages.card(resolved, test.clock.instant()).text()))
        .isEqualTo(
            """
            Resolved by *Quinn* Mon 7 Sep 2026 10:12 Z.
            First response by Ben, in time.""");
  }

  @Test
  void a_late_answer_is_called_late() {
    var request = test.asked();
    test.clock.set(request.dueAt().plus(Duration.ofMinutes(33)));
    var taken = TestSupport.done(test.requests.take(request.id(), BEN));
    assertThat(shown(messages.card(taken, test.clock.instant()).text()))
        .endsWith(", 33 minutes late.");
  }

  @Test
  void an_engineer_on_call_who_asks_reads_that_it_is_their_own_request() {
    var own = test.asked(test.asking(BEN, TestSupport.THREAD));
    assertThat(shown(messages.card(own, test.clock.instant()).text()))
        .contains("is on call for developer, and asks the others of the rotation.");
    assertThat(shown(messages.remind(own, test.clock.instant()).text()))
        .startsWith("*Your own request* waits for a first response");
  }

  @Test
  void outside_business_hours_a_card_says_so() {
    test.clock.set(test.clock.instant().plus(Duration.ofHours(9)));
    assertThat(shown(messages.card(test.asked(), test.clock.instant()).text()))
        .endsWith(
            "Asked outside business hours: first response due *Tue 8 Sep 2026 10:00 Z*, within 1 hour of business time.");
  }

  static List<String> texts() {
    return List.of(
        HOSTILE,
        HOSTILE.repeat(120),
        "@here",
        "x".repeat(10_000),
        "",
        "\u202E",
        "😀".repeat(3_000));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatever_people_write_pings_nobody_and_fits(String typed) {
    test.company.directory.person(
        EVIL.value(), "evil", "<!channel> *&* \u202E" + "n".repeat(200), Standing.MEMBER);
    var asking = test.asking(EVIL, TestSupport.THREAD);
    var request =
        test.asked(
            new Asking(
                "developer",
                CHANNEL,
                asking.threadTs(),
                asking.messageTs(),
                asking.asker(),
                typed,
                asking.writtenAt()));
    var now = test.clock.instant();
    var contacts = test.people.contacts("developer");
    var all = new ArrayList<Content>();
    all.add(messages.remind(request, now));
    all.add(messages.dueDm(request, now));
    all.add(messages.askDm(request, now));
    all.add(messages.passed(request, EVIL, Optional.of(typed), now));
    all.add(messages.sent(request, EVIL));
    all.add(messages.moved(Collections.nCopies(500, request), now));
    all.add(lists.open(List.of(request), Optional.empty(), 1, EVIL));
    all.add(lists.open(List.of(request), Optional.empty(), 1, SAM));
    for (Content content : all) {
      assertThat(content.text()).doesNotContain("<!channel", "<@UBEN>", "\u202E");
      assertFits(content);
    }
    for (Content content :
        List.of(
            messages.card(request, now),
            messages.due(request, now),
            messages.reopened(request, now),
            messages.pointsTo(request, now),
            messages.ask(request, contacts, now))) {
      assertThat(content.text()).doesNotContain("<!channel").contains("<@U");
      assertThat(content.text().lines().count()).isLessThanOrEqualTo(5);
      assertFits(content);
    }
  }

  @Test
  void two_thousand_open_requests_are_listed_twenty_at_a_time_within_slacks_limits() {
    var many = Collections.nCopies(2_000, test.asked());
    var first = lists.open(many, Optional.empty(), 1, SAM);
    assertThat(shown(first.text()))
        .startsWith("*2000 open*, 2000 without a first response. Shown: 1 to 20.")
        .endsWith("`/oncall open 2` shows the next 20.");
    assertFits(first);
    var last = lists.open(many, Optional.of("developer"), 9_999, SAM);
    assertThat(last.text()).contains("Shown: 1981 to 2000.").doesNotContain("shows the next");
    assertFits(last);
    assertFits(Content.text(lists.own(many, BEN).orElseThrow()));
    assertThat(lists.own(many, BEN).orElseThrow()).contains("and 1995 more: `/oncall open`");
  }

  @Test
  void what_was_said_in_a_private_channel_is_repeated_only_to_those_concerned() {
    var request = test.asked();
    assertThat(lists.open(List.of(request), Optional.empty(), 1, SAM).text())
        .contains("a message in a private channel")
        .doesNotContain("the build is red");
    assertThat(lists.open(List.of(request), Optional.empty(), 1, QUINN).text())
        .contains("the build is red");
    test.company.directory.channel(CHANNEL, "help-engineering");
    assertThat(lists.open(List.of(request), Optional.empty(), 1, SAM).text())
        .contains("the build is red");
  }

  @Test
  void a_rotation_that_is_mistyped_is_refused_with_a_suggestion() {
    var slack =
        new OpenRequestsSlack(
            test.requests, RotationWords.of(test.config), test.rotations.names(), lists);
    assertThat(slack.answer("develper <!channel>`", SAM).toString())
        .contains("Did you mean `/oncall open developer`?");
    assertThat(slack.answer("<!channel>`", SAM).toString()).doesNotContain("<!channel");
    assertThat(slack.answer("2 @oncall", SAM).toString()).contains("Nothing is open for developer");
  }

  private static void assertFits(Content content) {
    assertThat(content.text()).hasSizeLessThan(12_000);
    var blocks = JsonParser.parseString(content.blocks()).getAsJsonArray();
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    for (JsonElement block : blocks) {
      var text = block.getAsJsonObject().getAsJsonObject("text");
      if (text != null) {
        assertThat(text.get("text").getAsString()).hasSizeLessThanOrEqualTo(3_000);
        assertThat(text.get("verbatim").getAsBoolean()).isTrue();
      }
    }
  }
}
