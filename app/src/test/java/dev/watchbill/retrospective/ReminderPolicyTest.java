package dev.watchbill.retrospective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.retrospective.ReminderPolicy.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReminderPolicyTest {
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final List<Period> AFTER = List.of(Period.ofDays(1), Period.ofDays(3));

  /** A Wednesday at 10:00, four days before summer time ends. */
  private static final Instant HANDOFF = Instant.parse("2026-10-28T17:00:00Z");

  @Test
  void the_engineer_is_asked_a_day_ahead_at_the_handoffs_time_of_day_across_a_clock_change() {
    var mondayAfterTheChange = Instant.parse("2026-11-02T17:00:00Z");
    assertThat(ReminderPolicy.askAt(mondayAfterTheChange, LOS_ANGELES))
        .isEqualTo("2026-11-01T17:00:00Z");
    assertThat(ReminderPolicy.askAt(Instant.parse("2026-11-01T17:00:00Z"), LOS_ANGELES))
        .isEqualTo("2026-10-31T16:00:00Z");
  }

  @Test
  void reminders_come_after_a_day_and_three_and_the_managers_a_day_later() {
    assertThat(steps(List.of(Period.ofDays(1), Period.ofDays(4))))
        .containsExactly(
            Instant.parse("2026-10-29T17:00:00Z"),
            Instant.parse("2026-11-01T18:00:00Z"),
            Instant.parse("2026-11-02T18:00:00Z"));
    assertThat(steps(List.of())).isEmpty();
  }

  private static List<Instant> steps(List<Period> after) {
    return List.of(0, 1, 2, 3).stream()
        .flatMap(gone -> ReminderPolicy.stepAt(HANDOFF, after, LOS_ANGELES, gone).stream())
        .toList();
  }

  @Test
  void it_is_waited_for_from_the_handoff_on_also_if_that_was_opened_early() {
    assertThat(from(HANDOFF.minus(Duration.ofDays(2)))).isEqualTo(HANDOFF);
    assertThat(from(HANDOFF.plus(Duration.ofHours(3)))).isEqualTo(HANDOFF);
  }

  @Test
  void if_the_handoff_was_opened_days_late_it_is_waited_for_from_that_day_on() {
    assertThat(from(HANDOFF.plus(Duration.ofDays(5)))).isEqualTo("2026-11-02T18:00:00Z");
  }

  private static Instant from(Instant openedAt) {
    return ReminderPolicy.waitedForFrom(HANDOFF, openedAt, LOS_ANGELES);
  }

  @Test
  void after_a_downtime_only_the_last_reminder_is_given_and_the_managers_wait_a_day() {
    var late = HANDOFF.plus(Duration.ofDays(6));
    assertThat(ReminderPolicy.due(HANDOFF, AFTER, LOS_ANGELES, 0, late))
        .isInstanceOfSatisfying(
            Step.Remind.class,
            remind -> {
              assertThat(remind.number()).isEqualTo(2);
              assertThat(remind.next()).isAfter(late.plus(Duration.ofHours(22)));
            });
  }

  @Test
  void a_reminder_in_time_is_followed_by_the_next_step_at_the_handoffs_time_of_day() {
    assertThat(
            ReminderPolicy.due(
                HANDOFF, AFTER, LOS_ANGELES, 1, Instant.parse("2026-10-31T17:00:07Z")))
        .isEqualTo(new Step.Remind(2, 2, Instant.parse("2026-11-01T18:00:00Z")));
  }

  @Test
  void after_two_weeks_nobody_is_told_anything() {
    var late = HANDOFF.plus(Duration.ofDays(15));
    assertThat(ReminderPolicy.due(HANDOFF, AFTER, LOS_ANGELES, 0, late))
        .isInstanceOf(Step.Leave.class);
    assertThat(ReminderPolicy.due(HANDOFF, AFTER, LOS_ANGELES, 2, late))
        .isInstanceOf(Step.Leave.class);
  }

  @Property
  void whenever_it_is_looked_at_the_steps_come_to_an_end_and_the_managers_hear_last_and_once(
      @ForAll @IntRange(min = 1, max = 200) int hoursBetween,
      @ForAll @IntRange(min = 0, max = 300) int firstHour) {
    var now = HANDOFF.plus(Duration.ofHours(firstHour));
    var next = ReminderPolicy.stepAt(HANDOFF, AFTER, LOS_ANGELES, 0);
    int gone = 0;
    int reminders = 0;
    int managers = 0;
    for (int look = 0; look < 1000 && next.isPresent(); look++) {
      if (!next.get().isAfter(now)) {
        var step = ReminderPolicy.due(HANDOFF, AFTER, LOS_ANGELES, gone, now);
        if (step instanceof Step.Remind remind) {
          assertThat(managers).isZero();
          assertThat(remind.gone()).isGreaterThan(gone);
          reminders++;
          gone = remind.gone();
          next = java.util.Optional.of(remind.next());
        } else {
          managers += step instanceof Step.TellManagers ? 1 : 0;
          next = java.util.Optional.empty();
        }
      }
      now = now.plus(Duration.ofHours(hoursBetween));
    }
    assertThat(next).isEmpty();
    assertThat(managers).isLessThanOrEqualTo(1);
    assertThat(reminders).isBetween(managers, AFTER.size());
  }
}
