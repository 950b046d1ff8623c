package dev.watchbill.handoff;

import static dev.watchbill.handoff.TestHandoffs.ADA;
import static dev.watchbill.handoff.TestHandoffs.BEN;
import static dev.watchbill.handoff.TestHandoffs.DORA;
import static dev.watchbill.handoff.TestHandoffs.HELP;
import static dev.watchbill.handoff.TestHandoffs.MAYA;
import static dev.watchbill.handoff.TestHandoffs.MEETINGS;
import static dev.watchbill.handoff.TestHandoffs.QUINN;
import static dev.watchbill.handoff.TestHandoffs.SAM;
import static dev.watchbill.handoff.TestHandoffs.SOL;
import static dev.watchbill.handoff.TestHandoffs.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoffsTest {
  private final TestHandoffs test = new TestHandoffs();

  private String runs(PersonId who, String words) {
    return said(
        test.slack()
            .typed(
                new OnCallVerbs.Typed(
                    who,
                    words,
                    new Command("/oncall", "handoff " + words, who.value(), HELP, "T1"))));
  }

  private String presses(PersonId who, Handoff handoff) {
    return said(
        test.slack()
            .take(
                new Click(
                    "handoff_take:" + handoff.id(),
                    "b",
                    "",
                    who.value(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    new FormValues(List.of()),
                    "T2")));
  }

  private static String said(Reply reply) {
    return reply instanceof Reply.Ephemeral ephemeral ? ephemeral.content().text() : "";
  }

  @Test
  void at_the_shifts_start_one_thread_says_who_hands_to_whom_and_how_the_week_was() {
    test.asked();
    test.passesUntil("2026-10-28T09:59");
    assertThat(test.handoffs.newest("developer")).isEmpty();

    test.passesUntil("2026-10-28T10:00");
    test.assemble(test.outbox).timers().forEach(timed -> timed.due(test.clock.instant()));

    assertThat(test.threads()).hasSize(1);
    assertThat(test.thread())
        .contains("<@UBEN> hands over to <@UDORA>, who is on call until")
        .contains("1 request, 0 answered in time", "1 request is still open")
        .contains("*Dora*, press *I have it*")
        .doesNotContain("late");
    assertThat(test.newest().week())
        .isEqualTo(new Span(at("2026-10-28T10:00"), at("2026-11-04T10:00")));
    assertThat(test.acts(test.newest())).containsExactly("handoff.open");
    assertThat(test.handoffs.newestFrom(BEN)).contains(test.newest());
    assertThat(test.handoffs.since(Optional.of("developer"), at("2026-10-28T10:00")))
        .containsExactly(test.newest());
    assertThat(test.handoffs.since(Optional.empty(), at("2026-10-28T10:01"))).isEmpty();
  }

  @Test
  void it_stays_at_ten_o_clock_when_summer_time_ends() {
    test.passesUntil("2026-11-04T09:59");
    assertThat(test.newest().to()).isEqualTo(DORA);

    test.passesUntil("2026-11-04T10:00");

    assertThat(test.newest().to()).isEqualTo(QUINN);
    assertThat(test.newest().openedAt()).isEqualTo(at("2026-11-04T10:00"));
  }

  @Test
  void the_first_shift_ever_has_no_handoff_and_a_rotation_of_one_person_goes_on() {
    assertThat(test.handoffs.newest("developer")).isEmpty();
    assertThat(test.handoffs.newest("infrastructure")).isEmpty();

    test.passesUntil("2026-10-26T09:00");

    Handoff own = test.handoffs.newest("infrastructure").orElseThrow();
    assertThat(own.from()).isEqualTo(BEN).isEqualTo(own.to());
    assertThat(test.outbox.text(own.thread())).contains("Nothing changes hands");
  }

  @Test
  void after_nine_days_down_there_is_one_thread_for_the_week_that_matters_and_it_says_it_is_late() {
    test.passesUntil("2026-10-27T09:00");
    test.isDownUntil("2026-11-05T09:00");

    assertThat(test.threads()).hasSize(1);
    assertThat(test.thread())
        .contains("<@UDORA> hands over to <@UQUINN>", "This comes late: the shift began");
    assertThat(test.outbox.to(QUINN)).noneMatch(text -> text.contains("hands over to you"));
  }

  @Test
  void an_hour_down_the_thread_is_opened_on_return() {
    test.passesUntil("2026-10-28T09:30");
    test.isDownUntil("2026-10-28T10:30");

    assertThat(test.newest().to()).isEqualTo(DORA);
    assertThat(test.threads()).hasSize(1);
  }

  @Test
  void whoever_does_not_take_over_is_reminded_then_their_managers_are_told_once_each() {
    test.passesUntil("2026-10-28T10:59");
    assertThat(test.outbox.to(DORA)).noneMatch(text -> text.contains("have not said yet"));

    test.passesUntil("2026-10-28T11:00");
    assertThat(test.outbox.to(DORA)).filteredOn(t -> t.contains("have not said yet")).hasSize(1);
    assertThat(test.outbox.to(SOL)).noneMatch(text -> text.contains("was reminded"));

    test.passesUntil("2026-11-03T12:00");
    assertThat(test.outbox.to(DORA)).filteredOn(t -> t.contains("have not said yet")).hasSize(1);
    assertThat(test.outbox.to(SOL)).filteredOn(t -> t.contains("was reminded")).hasSize(1);
    assertThat(test.outbox.to(SAM)).filteredOn(t -> t.contains("was reminded")).hasSize(1);

    assertThat(presses(DORA, test.newest())).isEmpty();
    assertThat(test.outbox.to(SOL)).noneMatch(text -> text.contains("was reminded"));
    assertThat(test.outbox.to(SOL)).anyMatch(text -> text.contains("*Dora* has it"));
  }

  @Test
  void whoever_has_it_is_not_reminded_and_others_cannot_say_it_for_them() {
    test.passesUntil("2026-10-28T10:05");

    assertThat(presses(MAYA, test.newest())).contains("Only Dora can say", "/oncall take");
    assertThat(presses(DORA, test.newest())).isEmpty();
    assertThat(presses(DORA, test.newest())).contains("Dora* has it", "Nothing was changed");
    test.passesUntil("2026-10-28T16:00");

    assertThat(test.thread()).contains("*Dora* has it, since");
    assertThat(test.outbox.message(test.newest().thread()).content().blocks())
        .doesNotContain("handoff_take");
    assertThat(test.outbox.to(DORA)).noneMatch(text -> text.contains("have not said yet"));
    assertThat(test.newest().taken()).contains(new Handoff.Taken(DORA, at("2026-10-28T10:05")));
    assertThat(test.acts(test.newest())).containsExactly("handoff.open", "handoff.take");
  }

  @Test
  void a_handoff_that_a_newer_one_has_replaced_reminds_nobody_and_says_so() {
    test.isDownUntil("2026-10-30T16:30");
    Handoff old = test.newest();
    test.isDownUntil("2026-11-04T10:00");

    assertThat(presses(DORA, old)).contains("This handoff is over", "Quinn");
    test.passesUntil("2026-11-04T10:30");
    assertThat(test.outbox.to(DORA)).noneMatch(text -> text.contains("have not said yet"));
  }

  @Test
  void whoever_stands_in_at_the_start_is_named_and_may_take_over() {
    test.gives(DORA, QUINN, "2026-10-28T10:00", "2026-10-30T14:00");
    test.passesUntil("2026-10-28T10:00");

    assertThat(test.newest().to()).isEqualTo(DORA);
    assertThat(test.thread()).contains("<@UQUINN> stands in for *Dora* until");
    test.passesUntil("2026-10-28T11:00");
    assertThat(test.outbox.to(QUINN)).anyMatch(text -> text.contains("have not said yet"));

    assertThat(presses(QUINN, test.newest())).isEmpty();
    assertThat(test.thread()).contains("*Quinn* has it");
  }

  @Test
  void somebody_who_holds_the_whole_shift_is_who_it_is_handed_to_and_who_hands_it_over() {
    test.gives(DORA, QUINN, "2026-10-28T10:00", "2026-11-04T10:00");
    test.gives(QUINN, DORA, "2026-11-04T10:00", "2026-11-11T10:00");

    test.passesUntil("2026-10-28T10:00");
    assertThat(test.newest().to()).isEqualTo(QUINN);
    test.passesUntil("2026-11-04T10:00");
    assertThat(test.newest().from()).isEqualTo(QUINN);
    assertThat(test.newest().to()).isEqualTo(DORA);
  }

  @Test
  void if_the_engineer_leaves_the_roster_in_mid_week_the_handoff_is_at_once_and_says_so() {
    test.passesUntil("2026-10-29T12:00");
    Handoff first = test.newest();
    test.leaves("developer", DORA);
    test.wake();

    assertThat(test.newest().id()).isNotEqualTo(first.id());
    assertThat(test.newest().openedAt()).isEqualTo(at("2026-10-29T12:00"));
    assertThat(test.thread()).contains("*Dora* left the roster, so").doesNotContain("late");
    assertThat(presses(DORA, first)).contains("This handoff is over");
  }

  @Test
  void either_engineer_opens_it_up_to_a_day_early_and_on_call_changes_as_planned() {
    test.passesUntil("2026-10-27T09:59");
    assertThat(runs(DORA, "developer"))
        .contains("The next handoff of developer is to *Dora*", "/oncall take", "/oncall swap");

    test.passesUntil("2026-10-27T10:00");
    assertThat(runs(QUINN, "developer")).contains("Only Ben and Dora", "opens by itself");
    assertThat(runs(BEN, "developer")).contains("is open", "On-call itself changes");
    assertThat(runs(DORA, "developer")).contains("has not said yet that they have it");
    assertThat(test.threads()).hasSize(1);
    assertThat(test.thread()).contains("this was opened early");
    assertThat(test.outbox.to(MEETINGS)).isEmpty();

    test.passesUntil("2026-10-28T10:59");
    assertThat(test.threads()).hasSize(1);
    assertThat(test.thread())
        .contains("<@UBEN> hands over to <@UDORA>, who is on call until")
        .doesNotContain("early", "late");
    assertThat(test.outbox.to(MEETINGS)).hasSize(1);
    assertThat(test.outbox.to(DORA)).noneMatch(text -> text.contains("have not said yet"));

    test.passesUntil("2026-10-28T11:00");
    assertThat(test.outbox.to(DORA)).anyMatch(text -> text.contains("have not said yet"));
  }

  @Test
  void a_manager_opens_it_too_and_a_changed_plan_changes_who_it_is_to() {
    test.passesUntil("2026-10-27T12:00");
    assertThat(runs(MAYA, "developer")).contains("is open");
    Handoff opened = test.newest();
    presses(DORA, opened);

    test.gives(DORA, QUINN, "2026-10-28T10:00", "2026-11-04T10:00");
    test.wake();

    assertThat(test.newest().id()).isEqualTo(opened.id());
    assertThat(test.newest().to()).isEqualTo(QUINN);
    assertThat(test.newest().taken()).isEmpty();
    assertThat(test.outbox.to(HELP))
        .anyMatch(text -> text.contains("<@UQUINN> takes this week, not *Dora*"));
  }

  @Test
  void a_typed_rotation_that_does_not_exist_is_asked_back() {
    assertThat(runs(BEN, "develper")).contains("Did you mean `/oncall handoff developer`?");
  }

  @Test
  void the_request_for_invitations_and_where_to_improve_something_come_once() {
    test.passesUntil("2026-10-29T10:00");

    assertThat(test.outbox.to(MEETINGS))
        .singleElement()
        .asString()
        .contains("*Dora* is on call for developer until", "customer meetings");
    assertThat(test.outbox.to(DORA))
        .filteredOn(text -> text.contains("https://example.com/backlog"))
        .hasSize(1);
  }

  @Test
  void if_slack_refuses_the_alias_the_thread_says_how_it_is_done_by_hand_until_it_works() {
    test.groupsRefused(true);
    test.passesUntil("2026-10-28T10:05");
    String key = test.newest().thread() + ":alias";

    assertThat(test.thread()).contains("`@oncall` could not be pointed at *Dora*");
    assertThat(test.outbox.text(key)).contains("By hand:", "1.");

    test.groupsRefused(false);
    test.passesUntil("2026-10-28T16:00");

    assertThat(test.outbox.text(key)).isEqualTo("`@oncall` points at *Dora*.");
    assertThat(test.thread()).contains("`@oncall` points at *Dora*.");
  }

  @Test
  void others_hear_of_each_once_inside_its_transaction_and_add_their_lines() {
    var heard = new ArrayList<Handoff>();
    test.handoffs.whenOpened(
        handoff -> {
          if (handoff.rotation().equals("developer")) {
            heard.add(handoff);
          }
        });
    test.handoffs.line(handoff -> Optional.of("3 conversations, 1 of them open"));
    test.passesUntil("2026-10-28T12:00");

    assertThat(heard).isEqualTo(List.of(test.newest()));
    assertThat(test.thread()).contains("3 conversations, 1 of them open");
  }

  @Test
  void a_listener_that_fails_undoes_the_opening_and_it_is_tried_again() {
    var fails = new ArrayList<>(List.of(true));
    test.handoffs.whenOpened(
        handoff -> {
          if (!fails.isEmpty()) {
            fails.clear();
            throw new IllegalStateException("not now");
          }
        });
    test.clock.set(at("2026-10-28T10:00"));

    assertThatIllegalStateException()
        .isThrownBy(() -> test.feature.timers().forEach(timed -> timed.due(test.clock.instant())));
    assertThat(test.handoffs.newest("developer")).isEmpty();
    test.wake();

    assertThat(test.newest().to()).isEqualTo(DORA);
    assertThat(presses(ADA, test.newest())).contains("Only Dora");
  }
}
