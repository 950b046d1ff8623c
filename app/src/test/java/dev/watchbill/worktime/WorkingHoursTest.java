package dev.watchbill.worktime;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(MONDAY, FRIDAY);
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  /** The company's hours of the default configuration. */
  private final WorkingHours company =
      new WorkingHours(
          WEEKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0), PACIFIC, PublicHolidays.of("US"));

  @ParameterizedTest(name = "{0} + {1} → {2} ({3})")
  @CsvSource({
    "2026-03-02T10:00, PT1H,    2026-03-02T11:00, within a Monday",
    "2026-03-06T16:30, PT1H,    2026-03-09T09:30, Friday evening into Monday over a change to summer time",
    "2026-10-30T16:30, PT1H,    2026-11-02T09:30, Friday evening into Monday over a change to winter time",
    "2026-03-06T16:00, PT1H,    2026-03-06T17:00, exactly at closing belongs to that day",
    "2026-03-06T17:00, PT1H,    2026-03-09T10:00, from closing counting starts at the next opening",
    "2026-03-06T16:59:59, PT1H, 2026-03-09T09:59:59, a second before closing",
    "2026-03-05T08:59:59, PT1H, 2026-03-05T10:00, a second before opening",
    "2026-03-05T09:00, PT1H,    2026-03-05T10:00, at opening",
    "2026-03-07T12:00, PT1H,    2026-03-09T10:00, Saturday noon",
    "2026-03-04T23:30, PT1H,    2026-03-05T10:00, at night",
    "2026-03-02T09:00, PT40H,   2026-03-06T17:00, a week of work",
    "2026-03-02T09:00, PT40H1S, 2026-03-09T09:00:01, a week of work and a second",
    "2026-11-25T16:30, PT1H,    2026-11-27T09:30, over Thanksgiving",
    "2026-11-26T10:00, PT1H,    2026-11-27T10:00, on Thanksgiving",
    "2026-12-24T16:30, PT1H,    2026-12-28T09:30, Christmas Eve: Friday is Christmas",
    "2026-07-02T16:30, PT1H,    2026-07-06T09:30, Independence Day on a Saturday is observed on Friday",
    "2027-12-30T16:30, PT1H,    2028-01-03T09:30, New Year on a Saturday is observed in the old year",
    "2026-01-16T16:30, PT1H,    2026-01-20T09:30, over Martin Luther King Day",
  })
  void business_time_runs_right(String from, Duration time, String due, String why) {
    assertThat(company.after(pacific(from), time)).as(why).isEqualTo(pacific(due));
  }

  @Test
  void business_time_between_two_instants_leaves_out_nights_and_weekends() {
    assertThat(company.between(pacific("2026-03-06T16:30"), pacific("2026-03-09T09:30")))
        .isEqualTo(Duration.ofHours(1));
    assertThat(company.between(pacific("2026-03-07T10:00"), pacific("2026-03-08T20:00")))
        .isEqualTo(Duration.ZERO);
    assertThat(company.between(pacific("2026-03-09T09:30"), pacific("2026-03-06T16:30")))
        .isEqualTo(Duration.ofHours(-1));
  }

  @Test
  void a_day_is_open_from_its_opening_up_to_but_not_at_its_closing() {
    assertThat(company.isOpen(pacific("2026-03-02T08:59:59"))).isFalse();
    assertThat(company.isOpen(pacific("2026-03-02T09:00"))).isTrue();
    assertThat(company.isOpen(pacific("2026-03-02T16:59:59"))).isTrue();
    assertThat(company.isOpen(pacific("2026-03-02T17:00"))).isFalse();
    assertThat(company.isOpen(pacific("2026-03-07T12:00"))).isFalse();
    assertThat(company.isOpen(pacific("2026-12-25T12:00"))).isFalse();
  }

  @Test
  void closing_is_known_only_while_it_is_open() {
    assertThat(company.closingAfter(pacific("2026-03-02T09:00")))
        .contains(pacific("2026-03-02T17:00"));
    assertThat(company.closingAfter(pacific("2026-03-02T17:00"))).isEmpty();
    assertThat(company.closingAfter(pacific("2026-03-07T12:00"))).isEmpty();
  }

  @Test
  void the_next_opening_is_now_while_it_is_open() {
    Instant noon = pacific("2026-03-02T12:00");
    assertThat(company.nextOpening(noon)).isEqualTo(noon);
    assertThat(company.nextOpening(pacific("2026-03-02T17:00")))
        .isEqualTo(pacific("2026-03-03T09:00"));
  }

  @Test
  void no_time_at_all_is_now_or_the_next_opening() {
    assertThat(company.after(pacific("2026-03-02T12:00"), Duration.ZERO))
        .isEqualTo(pacific("2026-03-02T12:00"));
    assertThat(company.after(pacific("2026-03-02T17:00"), Duration.ZERO))
        .as("the closing belongs to its day")
        .isEqualTo(pacific("2026-03-02T17:00"));
    assertThat(company.after(pacific("2026-03-02T17:00:01"), Duration.ZERO))
        .isEqualTo(pacific("2026-03-03T09:00"));
  }

  @Test
  void around_the_clock_is_plain_time_that_never_closes() {
    Instant sunday = Instant.parse("2026-03-08T09:59:59Z");
    WorkingHours always = WorkingHours.always();
    assertThat(always.isOpen(sunday)).isTrue();
    assertThat(always.after(sunday, Duration.ofHours(100))).isEqualTo(sunday.plusSeconds(360_000));
    assertThat(always.closingAfter(sunday)).contains(Instant.MAX);
    assertThat(always.nextOpening(sunday)).isEqualTo(sunday);
  }

  @Test
  void days_without_a_break_between_them_close_together() {
    var weekend =
        new WorkingHours(
            Set.of(SATURDAY, SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, UTC, Holidays.none());
    assertThat(weekend.closingAfter(Instant.parse("2026-03-07T10:00:00Z")))
        .contains(Instant.parse("2026-03-09T00:00:00Z"));
  }

  @Test
  void a_clock_that_springs_forward_over_the_opening_opens_at_once() {
    var early = hours(LocalTime.of(2, 30), LocalTime.of(5, 0), PACIFIC);
    Instant change = Instant.parse("2026-03-08T10:00:00Z");
    assertThat(early.nextOpening(change.minusSeconds(60))).isEqualTo(change);
    assertThat(early.between(change.minusSeconds(3600), change.plusSeconds(36_000)))
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void an_hour_that_comes_twice_is_worked_twice() {
    var night = hours(LocalTime.MIDNIGHT, LocalTime.of(6, 0), PACIFIC);
    Instant midnight = pacific("2026-11-01T00:00");
    assertThat(night.between(midnight, midnight.plus(Duration.ofHours(12))))
        .isEqualTo(Duration.ofHours(7));
    assertThat(night.closingAfter(midnight)).contains(pacific("2026-11-01T06:00"));
  }

  @Test
  void a_day_that_the_calendar_left_out_is_not_waited_for() {
    ZoneId apia = ZoneId.of("Pacific/Apia");
    var office = hours(LocalTime.of(9, 0), LocalTime.of(17, 0), apia);
    Instant thursdayEvening = LocalDateTime.parse("2011-12-29T16:30").atZone(apia).toInstant();
    assertThat(office.after(thursdayEvening, Duration.ofHours(1)))
        .isEqualTo(LocalDateTime.parse("2011-12-31T09:30").atZone(apia).toInstant());
  }

  @Test
  void a_midnight_that_comes_twice_keeps_each_minute_with_its_own_date() {
    // At 00:01 on Sunday the clocks went back to 23:01 on Saturday.
    ZoneId newfoundland = ZoneId.of("America/St_Johns");
    var sundays =
        new WorkingHours(
            Set.of(SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, newfoundland, Holidays.none());
    Instant firstMidnight = Instant.parse("2010-11-07T02:30:00Z");
    assertThat(sundays.isOpen(firstMidnight)).isTrue();
    assertThat(sundays.closingAfter(firstMidnight)).contains(firstMidnight.plusSeconds(60));
    assertThat(sundays.after(firstMidnight, Duration.ofMinutes(2)))
        .isEqualTo(firstMidnight.plusSeconds(3660));
  }

  @Test
  void hours_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> hours(LocalTime.of(17, 0), LocalTime.of(9, 0), UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 17:00 to 09:00");
    assertThatThrownBy(
            () ->
                new WorkingHours(
                    Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT, UTC, Holidays.none()))
        .hasMessageContaining("weekday");
    assertThatThrownBy(() -> company.after(Instant.EPOCH, Duration.ofSeconds(-1)))
        .hasMessageContaining("forward only");
  }

  @Test
  void people_who_never_work_are_a_broken_promise() {
    var never =
        new WorkingHours(EVERY_DAY, LocalTime.MIDNIGHT, LocalTime.NOON, UTC, holiday -> true);
    assertThatThrownBy(() -> never.nextOpening(Instant.EPOCH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no working day");
  }

  private static WorkingHours hours(LocalTime from, LocalTime to, ZoneId zone) {
    return new WorkingHours(EVERY_DAY, from, to, zone, Holidays.none());
  }

  private static Instant pacific(String wallClock) {
    return LocalDateTime.parse(wallClock).atZone(PACIFIC).toInstant();
  }
}
