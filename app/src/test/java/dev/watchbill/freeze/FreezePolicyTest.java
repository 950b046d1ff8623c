package dev.watchbill.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.release.Window;
import dev.watchbill.worktime.PublicHolidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FreezePolicyTest {
  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
  private static final WorkingHours WORKDAYS =
      new WorkingHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          CALIFORNIA,
          PublicHolidays.of("US"));

  private final FreezePolicy policy = policy(WORKDAYS);

  private static FreezePolicy policy(WorkingHours workdays) {
    return new FreezePolicy(LocalTime.of(9, 0), CALIFORNIA, workdays);
  }

  private static Instant at(String wall) {
    return LocalDateTime.parse(wall).atZone(CALIFORNIA).toInstant();
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({
    "an ordinary week,               2026-12-15T09:00, 2026-12-14T09:00",
    "Labor Day is on the Monday,     2026-09-08T09:00, 2026-09-04T09:00",
    "a freeze on a Monday,           2026-12-14T09:00, 2026-12-11T09:00",
    "clocks go back on the weekend,  2026-11-02T09:00, 2026-10-30T09:00",
    "clocks go on on the weekend,    2026-03-09T09:00, 2026-03-06T09:00",
    "Christmas and a weekend,        2026-12-28T00:30, 2026-12-24T09:00",
  })
  void a_warning_comes_on_the_working_day_before(String what, String freezeAt, String warnAt) {
    assertThat(policy.warnAt(at(freezeAt))).as(what).isEqualTo(at(warnAt));
  }

  @Test
  void people_who_never_work_are_warned_the_day_before() {
    var never =
        new WorkingHours(
            EnumSet.of(DayOfWeek.MONDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            CALIFORNIA,
            day -> true);

    assertThat(policy(never).warnAt(at("2026-12-15T09:00"))).isEqualTo(at("2026-12-14T09:00"));
  }

  @Test
  void a_warning_is_worth_saying_until_its_day_is_over() {
    Instant freezeAt = at("2026-12-15T09:00");

    assertThat(policy.isWarningDay(at("2026-12-14T23:59"), freezeAt)).isTrue();
    assertThat(policy.isWarningDay(at("2026-12-15T00:00"), freezeAt)).isFalse();
  }

  @Test
  void a_reminder_comes_in_the_morning_of_release_day_or_with_an_earlier_release() {
    assertThat(policy.remindAt(at("2026-12-16T17:00"))).isEqualTo(at("2026-12-16T09:00"));
    assertThat(policy.remindAt(at("2026-12-16T07:00"))).isEqualTo(at("2026-12-16T07:00"));
  }

  @Test
  void what_is_not_lifted_is_asked_about_at_the_same_time_every_day_whatever_the_clocks_do() {
    Instant first = policy.overdueAfter(at("2026-10-30T17:00"));
    Instant second = policy.overdueAfter(first);

    assertThat(first).isEqualTo(at("2026-10-31T09:00"));
    assertThat(second).isEqualTo(at("2026-11-01T09:00"));
    assertThat(Duration.between(first, second)).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void one_begun_by_hand_is_first_asked_about_when_it_has_lasted_a_day() {
    assertThat(policy.overdueByHand(at("2026-12-14T08:00"))).isEqualTo(at("2026-12-15T09:00"));
    assertThat(policy.overdueByHand(at("2026-12-14T10:00"))).isEqualTo(at("2026-12-16T09:00"));
  }

  @Test
  void it_is_deep_from_the_very_instant_on() {
    Instant deep = at("2026-12-15T17:00");
    var window = new Window(at("2026-12-15T09:00"), deep, at("2026-12-16T17:00"));

    assertThat(FreezePolicy.phase(window, deep.minusNanos(1000))).isEqualTo(Phase.FROZEN);
    assertThat(FreezePolicy.phase(window, deep)).isEqualTo(Phase.DEEP);
  }

  @Property(tries = 300)
  void warnings_come_before_in_the_morning_of_a_day_that_is_worked(
      @ForAll @IntRange(min = 0, max = 365 * 48 * 3) int halfHours) {
    Instant freezeAt = at("2026-01-01T00:00").plus(Duration.ofMinutes(30L * halfHours));
    Instant warnAt = policy.warnAt(freezeAt);
    LocalDate day = LocalDate.ofInstant(warnAt, CALIFORNIA);

    assertThat(warnAt).isBefore(freezeAt);
    assertThat(day).isBefore(LocalDate.ofInstant(freezeAt, CALIFORNIA));
    assertThat(WORKDAYS.isOpen(warnAt)).isTrue();
    assertThat(policy.isWarningDay(warnAt, freezeAt)).isTrue();
    assertThat(WORKDAYS.between(warnAt, freezeAt)).isLessThanOrEqualTo(Duration.ofHours(16));
  }
}
