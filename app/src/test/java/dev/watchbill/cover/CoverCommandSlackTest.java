package dev.watchbill.cover;

import static dev.watchbill.cover.TestCovers.BEN;
import static dev.watchbill.cover.TestCovers.CLEO;
import static dev.watchbill.cover.TestCovers.DEVELOPER;
import static dev.watchbill.cover.TestCovers.INFRASTRUCTURE;
import static dev.watchbill.cover.TestCovers.QUINN;
import static dev.watchbill.cover.TestCovers.TUESDAY;
import static dev.watchbill.cover.TestCovers.TYPED;
import static dev.watchbill.cover.TestCovers.dayIn;
import static dev.watchbill.cover.TestCovers.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.OnCallVerbs.Typed;
import dev.watchbill.rotation.ScheduleRemarks.Remark;
import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people type and press, and what only they read then. */
class CoverCommandSlackTest {
  private final TestCovers test = new TestCovers();

  private static Typed typed(PersonId who, String verb, String words) {
    return new Typed(
        who, words, new Command("/oncall", verb + " " + words, who.value(), "CHELP", "trigger"));
  }

  private static Click click(PersonId who, String actionId, String value) {
    return new Click(
        actionId,
        "",
        value,
        who.value(),
        Optional.of("CHELP"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "trigger");
  }

  private static String told(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  private static Submission away(PersonId who, String from, String until) {
    return new Submission(
        "V1",
        CoverFormMessages.AWAY,
        "",
        new FormValues(
            List.of(
                new Field(CoverFormMessages.FROM, CoverFormMessages.FROM, List.of(from)),
                new Field(CoverFormMessages.UNTIL, CoverFormMessages.UNTIL, List.of(until)))),
        who.value(),
        "trigger");
  }

  @Test
  void taking_over_is_read_back_asked_by_the_button_and_pressed_twice_asked_once() {
    String readBack = told(test.swaps().take(typed(CLEO, "take", "infrastructure until 18:00")));
    assertThat(readBack)
        .contains("*You take over infrastructure from Ben*", "Nobody has been asked");
    assertThat(test.outbox.to(BEN)).isEmpty();
    Click press =
        click(
            CLEO,
            CoverReplyMessages.ASK,
            new Wish(Kind.TAKE, INFRASTRUCTURE, Optional.empty(), 0, 0).written());

    assertThat(told(test.buttons().ask(press)))
        .contains("Taking over", "Ben's yes", "/oncall cancel");
    assertThat(told(test.buttons().ask(press))).startsWith("Nothing was changed.");

    assertThat(test.outbox.to(BEN)).hasSize(1);
  }

  @Test
  void a_cover_of_time_on_call_that_one_does_not_have_is_refused_with_the_time_that_was_read() {
    String refusal = told(test.covers().cover(typed(QUINN, "cover", "tomorrow 14:00 to 18:00")));

    assertThat(refusal)
        .startsWith("You are not on call then: ")
        .contains("14:00", "18:00 (your time)");
  }

  @Test
  void whoever_is_on_call_has_nobody_to_take_over_from() {
    assertThat(told(test.swaps().take(typed(BEN, "take", "developer")))).contains("yourself");
  }

  @Test
  void away_without_words_opens_a_form_which_keeps_what_is_wrong_and_notes_what_is_right() {
    assertThat(test.covers().away(typed(CLEO, "away", ""))).isInstanceOf(Reply.Open.class);

    assertThat(test.forms().awaySent(away(CLEO, "2026-09-20", "2026-09-10")))
        .isEqualTo(Reply.fieldError(CoverFormMessages.UNTIL, "That is before the first day."));
    String noted = told(test.forms().awaySent(away(CLEO, "2026-09-09", "2026-10-06")));

    assertThat(noted).startsWith("*You are away*").contains("cover for Cleo in infrastructure");
    assertThat(test.absences.of(CLEO)).hasSize(1);
  }

  @Test
  void not_away_after_all_takes_back_what_nobody_took() {
    test.absences.away(CLEO, test.next(INFRASTRUCTURE, CLEO).span(), TYPED);
    long id = test.absences.of(CLEO).get(0).id();
    assertThat(told(test.covers().cancel(typed(CLEO, "cancel", "")))).contains("*You are away*");

    assertThat(told(test.buttons().back(click(BEN, "cover_back:" + id, "-"))))
        .contains("no such absence of yours");
    assertThat(told(test.buttons().back(click(CLEO, "cover_back:" + id, "-"))))
        .startsWith("You are here after all.")
        .contains("You withdrew it");

    assertThat(told(test.covers().cancel(typed(CLEO, "cancel", ""))))
        .startsWith("There is nothing");
  }

  @Test
  void what_is_done_is_asked_back_by_its_number() {
    Span day = dayIn(test.next(INFRASTRUCTURE, CLEO));
    ChangeRequest made =
        recorded(test.requests.askCover(CLEO, INFRASTRUCTURE, day, Optional.of(BEN), TYPED));
    test.requests.accept(made.id(), BEN, TYPED);

    assertThat(told(test.covers().cancel(typed(QUINN, "cancel", "" + made.id()))))
        .contains("Only Cleo and Ben");
    assertThat(told(test.covers().cancel(typed(CLEO, "cancel", "#" + made.id()))))
        .contains("Giving back", "Ben's yes");

    ChangeRequest undo = test.requests.of(BEN).forYes().get(0);
    test.requests.accept(undo.id(), BEN, TYPED);
    assertThat(test.onCall(INFRASTRUCTURE, day.start())).isEqualTo(CLEO);
  }

  @Test
  void what_is_late_is_marked_where_it_is_asked_and_listed_and_in_the_schedule() {
    Span now = new Span(TUESDAY, TUESDAY.plus(Duration.ofHours(5)));
    String wish =
        new Wish(
                Kind.COVER,
                DEVELOPER,
                Optional.of(CLEO),
                now.start().getEpochSecond(),
                now.end().getEpochSecond())
            .written();

    assertThat(told(test.buttons().ask(click(BEN, CoverReplyMessages.ASK, wish))))
        .contains("it is marked late", "Then it needs the approval of Maya");
    assertThat(told(test.covers().cancel(typed(BEN, "cancel", "")))).contains("(late)");
    var remarks = new CoverRemarks(new CoverStore(test.jdbi), test.words);
    assertThat(remarks.about(DEVELOPER, now))
        .singleElement()
        .satisfies(remark -> assertThat(remark.span()).isEqualTo(now))
        .extracting(Remark::mrkdwn)
        .asString()
        .startsWith("cover for Ben is asked for (late), ")
        .endsWith(": no answer yet");
    assertThat(remarks.about(INFRASTRUCTURE, now)).isEmpty();
  }

  @Test
  void a_swap_is_read_back_and_asked() {
    assertThat(told(test.swaps().swap(typed(CLEO, "swap", "@ben"))))
        .contains("*You ask Ben to swap*", "Ben takes", "You take", "Nobody has been asked yet.");
    assertThat(test.swaps().swap(typed(CLEO, "swap", ""))).isInstanceOf(Reply.Open.class);
    assertThat(told(test.swaps().swap(typed(CLEO, "swap", "@ben 1 Jan 2020"))))
        .doesNotContain("You ask");
    assertThat(test.requests.of(CLEO).asked()).isEmpty();
    assertThat(test.requests.of(BEN).forYes()).noneMatch(it -> it.state() == State.OPEN);
  }
}
