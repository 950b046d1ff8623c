package dev.watchbill.criticalbug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.worktime.Holidays;
import dev.watchbill.worktime.PublicHolidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an alarm falls back that nobody of product answers (R20). */
class FallbackPolicyTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private static WorkingHours hours(String zone, String from, String to) {
    return new WorkingHours(
        WEEK, LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone), PublicHolidays.of("US"));
  }

  @ParameterizedTest(name = "{4}: raised {2}, falls back {3}")
  @CsvSource({
    "08:00, 16:00, 2026-09-08T10:00, 2026-09-08T11:00, within the day",
    "08:00, 16:00, 2026-09-08T08:00, 2026-09-08T09:00, exactly at opening",
    "08:00, 16:00, 2026-09-08T07:59:59, 2026-09-08T07:59:59, a second before opening",
    "08:00, 16:00, 2026-09-08T15:00, 2026-09-08T16:00, an hour before closing",
    "08:00, 16:00, 2026-09-08T15:30, 2026-09-08T16:00, half an hour before closing",
    "08:00, 16:00, 2026-09-08T15:59, 2026-09-08T16:00, a minute before closing",
    "08:00, 16:00, 2026-09-08T15:59:59.999999, 2026-09-08T16:00, as late as can be",
    "08:00, 16:00, 2026-09-08T16:00, 2026-09-08T16:00, exactly at closing",
    "08:00, 16:00, 2026-09-11T18:00, 2026-09-11T18:00, on a Friday evening",
    "08:00, 16:00, 2026-09-12T11:00, 2026-09-12T11:00, on a Saturday",
    "08:00, 16:00, 2026-09-07T11:00, 2026-09-07T11:00, on Labor Day",
    "08:00, 16:00, 2026-11-26T11:00, 2026-11-26T11:00, on Thanksgiving",
    "20:00, 00:00, 2026-09-08T23:30, 2026-09-09T00:00, before midnight",
  })
  void by_the_clock_on_products_wall(
      String from, String to, LocalDateTime raised, LocalDateTime fallsBack, String when) {
    WorkingHours chicago = hours("America/Chicago", from, to);
    assertThat(FallbackPolicy.fallbackAt(at(chicago, raised), chicago, HOUR))
        .as(when)
        .isEqualTo(at(chicago, fallsBack));
  }

  private static Instant at(WorkingHours hours, LocalDateTime wall) {
    return wall.atZone(hours.zone()).toInstant();
  }

  @ParameterizedTest(name = "{5}")
  @CsvSource({
    "Asia/Kolkata, 09:00, 17:00, 2026-09-08T11:00:00Z, 2026-09-08T11:30:00Z, 16:30 in Kolkata: closing is in half an hour",
    "Asia/Kolkata, 09:00, 17:00, 2026-09-08T17:00:00Z, 2026-09-08T17:00:00Z, noon in Chicago is night in Kolkata",
    "Pacific/Auckland, 09:00, 17:00, 2026-09-10T21:30:00Z, 2026-09-10T22:30:00Z, Thursday in Chicago is Friday morning in Auckland",
    "Pacific/Auckland, 09:00, 17:00, 2026-09-11T21:30:00Z, 2026-09-11T21:30:00Z, and Friday is Saturday",
    // The clocks go forward on 8 March 2026 at 2:00, and back on 1 November at 2:00.
    "America/Chicago, 01:00, 05:00, 2026-03-09T06:30:00Z, 2026-03-09T07:30:00Z, the Monday after runs as any other",
    "America/Chicago, 08:00, 16:00, 2026-03-06T21:30:00Z, 2026-03-06T22:00:00Z, before the change closing is at 22:00 UTC",
    "America/Chicago, 08:00, 16:00, 2026-03-09T20:30:00Z, 2026-03-09T21:00:00Z, after it at 21:00 UTC",
    "America/Chicago, 08:00, 16:00, 2026-10-30T20:30:00Z, 2026-10-30T21:00:00Z, before the other change at 21:00 UTC",
    "America/Chicago, 08:00, 16:00, 2026-11-02T21:30:00Z, 2026-11-02T22:00:00Z, after it at 22:00 UTC",
  })
  void in_any_zone(
      String zone, String from, String to, Instant raised, Instant fallsBack, String why) {
    assertThat(FallbackPolicy.fallbackAt(raised, hours(zone, from, to), HOUR))
        .as(why)
        .isEqualTo(fallsBack);
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    // On Sundays the night shift works from 0:00 to 3:00.
    "2026-03-08T07:30:00Z, 2026-03-08T08:00:00Z, 03:00, 'the hour from 2 to 3 is left out, so closing is at once after 2'",
    "2026-11-01T06:30:00Z, 2026-11-01T07:30:00Z, 03:00, 'the hour from 1 to 2 comes twice, and an hour is an hour'",
    "2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z, 02:00, 'half past one comes, and after an hour comes again'",
    "2026-11-01T07:30:00Z, 2026-11-01T08:00:00Z, 02:00, 'the second half past one is half an hour before two'",
  })
  void while_the_clocks_change(Instant raised, Instant fallsBack, String to, String why) {
    var nights =
        new WorkingHours(
            EnumSet.of(DayOfWeek.SUNDAY),
            LocalTime.MIDNIGHT,
            LocalTime.parse(to),
            ZoneId.of("America/Chicago"),
            Holidays.none());
    assertThat(FallbackPolicy.fallbackAt(raised, nights, HOUR)).as(why).isEqualTo(fallsBack);
  }

  @ParameterizedTest
  @CsvSource({"2026-09-08T17:00:00Z", "2026-09-12T23:59:59Z"})
  void of_those_who_never_go_home_it_is_an_hour(Instant raised) {
    assertThat(FallbackPolicy.fallbackAt(raised, WorkingHours.always(), HOUR))
        .isEqualTo(raised.plus(HOUR));
  }

  /** Product's hours, an instant, and a patience. */
  record Case(WorkingHours hours, Instant raised, Duration patience) {}

  @Property(tries = 300)
  void it_is_neither_before_the_alarm_nor_after_the_patience(@ForAll("cases") Case c) {
    assertThat(FallbackPolicy.fallbackAt(c.raised, c.hours, c.patience))
        .isBetween(c.raised, c.raised.plus(c.patience));
  }

  @Property(tries = 300)
  void product_is_at_work_from_the_alarm_until_it_falls_back(@ForAll("cases") Case c) {
    Instant at = FallbackPolicy.fallbackAt(c.raised, c.hours, c.patience);
    assertThat(c.hours.between(c.raised, at)).isEqualTo(Duration.between(c.raised, at));
    assertThat(at.equals(c.raised)).isEqualTo(!c.hours.isOpen(c.raised));
  }

  @Property(tries = 300)
  void it_comes_early_only_because_product_goes_home(@ForAll("cases") Case c) {
    Instant at = FallbackPolicy.fallbackAt(c.raised, c.hours, c.patience);
    if (at.isBefore(c.raised.plus(c.patience))) {
      assertThat(c.hours.isOpen(at)).isFalse();
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<String> zones =
        Arbitraries.of(
            "America/Chicago",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Asia/Kathmandu",
            "Europe/Dublin",
            "UTC");
    Arbitrary<WorkingHours> hours =
        Combinators.combine(
                zones,
                Arbitraries.integers().between(0, 22),
                Arbitraries.integers().between(1, 23),
                Arbitraries.of(DayOfWeek.class).set().ofMinSize(1))
            .filter((zone, from, length, days) -> from + length <= 24)
            .as(
                (zone, from, length, days) ->
                    new WorkingHours(
                        days,
                        LocalTime.of(from, 0),
                        LocalTime.of((from + length) % 24, 0),
                        ZoneId.of(zone),
                        PublicHolidays.of("US")));
    long start = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("UTC")).toEpochSecond();
    return Combinators.combine(
            hours,
            Arbitraries.longs().between(start, start + Duration.ofDays(400).toSeconds()),
            Arbitraries.integers().between(1, 240))
        .as(
            (its, second, minutes) ->
                new Case(its, Instant.ofEpochSecond(second), Duration.ofMinutes(minutes)));
  }
}
