package dev.watchbill.handoff;

import static dev.watchbill.handoff.TestHandoffs.DORA;
import static dev.watchbill.handoff.TestHandoffs.MAYA;
import static dev.watchbill.handoff.TestHandoffs.QUINN;
import static dev.watchbill.handoff.TestHandoffs.SAM;
import static dev.watchbill.handoff.TestHandoffs.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadsUpsTest {
  private final TestHandoffs test = new TestHandoffs();

  private List<String> headsUps(PersonId to) {
    return test.outbox.to(to).stream()
        .filter(text -> text.contains("on call for developer"))
        .toList();
  }

  @Test
  void the_new_engineer_is_told_three_days_and_one_day_ahead_and_the_managers_with_the_first() {
    test.passesUntil("2026-10-25T09:59");
    assertThat(headsUps(DORA)).isEmpty();

    test.passesUntil("2026-10-25T10:00");
    assertThat(headsUps(DORA))
        .singleElement()
        .asString()
        .contains("*Ben* hands over to you", "`/oncall cover`", "`/oncall swap`", "calendar");
    assertThat(headsUps(SOL)).singleElement().asString().contains("*Dora*", "light week");

    test.passesUntil("2026-10-28T09:00");
    assertThat(headsUps(DORA)).hasSize(2);
    assertThat(headsUps(SOL)).hasSize(1);
    assertThat(headsUps(SAM)).hasSize(1);
    assertThat(headsUps(QUINN)).isEmpty();
  }

  @Test
  void the_days_are_those_of_the_wall_clock_across_the_end_of_summer_time() {
    test.passesUntil("2026-11-01T09:59");
    assertThat(headsUps(QUINN)).isEmpty();

    test.passesUntil("2026-11-01T10:00");
    assertThat(headsUps(QUINN)).hasSize(1);
    assertThat(headsUps(MAYA)).hasSize(1);
  }

  @Test
  void after_a_downtime_only_the_one_that_still_matters_comes() {
    test.isDownUntil("2026-10-27T15:00");
    assertThat(headsUps(DORA)).hasSize(1);

    test.passesUntil("2026-10-28T09:00");
    assertThat(headsUps(DORA)).hasSize(1);
  }

  @Test
  void if_the_shift_becomes_somebody_elses_that_one_is_told_and_the_former_message_says_so() {
    test.passesUntil("2026-10-26T10:00");
    test.gives(DORA, QUINN, "2026-10-28T10:00", "2026-11-04T10:00");
    test.wake();

    assertThat(headsUps(QUINN)).hasSize(1);
    assertThat(headsUps(DORA))
        .singleElement()
        .asString()
        .contains("You are *not* on call", "*Quinn* is");
    assertThat(headsUps(SOL)).singleElement().asString().contains("*Dora* is *not* on call");
    assertThat(headsUps(MAYA)).singleElement().asString().contains("*Quinn*", "light week");

    test.gives(QUINN, DORA, "2026-10-28T10:00", "2026-11-04T10:00");
    test.wake();

    assertThat(headsUps(DORA)).hasSize(2).anyMatch(text -> text.startsWith("*You are on call"));
  }

  @Test
  void who_covers_only_the_beginning_is_named_in_the_message_of_the_one_whose_week_it_is() {
    test.gives(DORA, QUINN, "2026-10-28T10:00", "2026-10-30T14:00");
    test.passesUntil("2026-10-26T10:00");

    assertThat(headsUps(DORA))
        .singleElement()
        .asString()
        .contains("*Quinn* stands in for you until");
    assertThat(headsUps(QUINN)).isEmpty();
  }

  @Test
  void two_instances_tell_each_person_once() {
    test.passesUntil("2026-10-25T10:00");
    test.assemble(test.outbox).timers().forEach(timed -> timed.due(test.clock.instant()));

    assertThat(headsUps(DORA)).hasSize(1);
  }
}
