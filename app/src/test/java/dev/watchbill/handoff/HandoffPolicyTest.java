package dev.watchbill.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.worktime.Holidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HandoffPolicyTest {
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final List<Period> USUAL = List.of(Period.ofDays(3), Period.ofDays(1));
  private static final WorkingHours OFFICE =
      new WorkingHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          LOS_ANGELES,
          Holidays.none());

  private static Instant at(String wallClock, ZoneId zone) {
    return LocalDateTime.parse(wallClock).atZone(zone).toInstant();
  }

  @Test
  void a_heads_up_comes_at_the_same_time_of_day_although_the_clocks_change_in_between() {
    assertThat(
            HandoffPolicy.headsUpAt(
                at("2026-11-04T10:00", LOS_ANGELES), Period.ofDays(4), LOS_ANGELES))
        .isEqualTo(at("2026-10-31T10:00", LOS_ANGELES));
    // On Lord Howe the clocks move by half an hour, in the night to October 4th.
    assertThat(
            HandoffPolicy.headsUpAt(at("2026-10-05T09:00", LORD_HOWE), Period.ofDays(3), LORD_HOWE))
        .isEqualTo(at("2026-10-02T09:00", LORD_HOWE))
        .isEqualTo(
            at("2026-10-05T09:00", LORD_HOWE)
                .minus(Duration.ofDays(3))
                .plus(Duration.ofMinutes(30)));
  }

  @Test
  void a_heads_up_at_a_time_that_its_day_lacks_moves_on_by_the_length_of_the_gap() {
    assertThat(
            HandoffPolicy.headsUpAt(
                at("2026-03-09T02:30", LOS_ANGELES), Period.ofDays(1), LOS_ANGELES))
        .isEqualTo(at("2026-03-08T03:30", LOS_ANGELES));
  }

  @Test
  void only_the_heads_up_that_still_matters_is_made_up_for() {
    Instant start = at("2026-11-04T10:00", LOS_ANGELES);

    assertThat(HandoffPolicy.headsUp(USUAL, start, LOS_ANGELES, start.minus(Duration.ofDays(4))))
        .isEmpty();
    assertThat(HandoffPolicy.headsUp(USUAL, start, LOS_ANGELES, start.minus(Duration.ofDays(2))))
        .contains(Period.ofDays(3));
    assertThat(HandoffPolicy.headsUp(USUAL, start, LOS_ANGELES, start.minus(Duration.ofHours(2))))
        .contains(Period.ofDays(1));
    assertThat(HandoffPolicy.headsUp(USUAL, start, LOS_ANGELES, start)).isEmpty();
  }

  @Test
  void the_time_to_answer_is_working_time_from_the_start_or_from_the_opening_if_that_is_later() {
    Instant wednesday = at("2026-10-28T10:00", LOS_ANGELES);
    Duration hour = Duration.ofHours(1);

    assertThat(
            HandoffPolicy.answerBy(wednesday, wednesday.minus(Duration.ofHours(2)), OFFICE, hour))
        .isEqualTo(at("2026-10-28T11:00", LOS_ANGELES));
    assertThat(HandoffPolicy.answerBy(wednesday, at("2026-10-30T16:30", LOS_ANGELES), OFFICE, hour))
        .isEqualTo(at("2026-11-02T09:30", LOS_ANGELES));
  }

  @Test
  void what_is_woken_within_minutes_is_not_late() {
    Instant start = at("2026-10-28T10:00", LOS_ANGELES);
    Duration hour = Duration.ofHours(1);

    assertThat(HandoffPolicy.isLate(start, start.minus(hour))).isFalse();
    assertThat(HandoffPolicy.isLate(start, start.plus(Duration.ofMinutes(1)))).isFalse();
    assertThat(HandoffPolicy.isLate(start, start.plus(hour))).isTrue();
  }

  @Property(tries = 300)
  void whoever_sleeps_until_the_next_heads_up_misses_none(
      @ForAll("zones") ZoneId zone, @ForAll("walls") LocalDateTime wall) {
    Instant start = wall.atZone(zone).toInstant();
    Instant now = start.minus(Duration.ofDays(20));
    // Apia had no December 30th in 2011: a day before the 31st was its very start.
    List<Period> before =
        USUAL.stream()
            .filter(ahead -> HandoffPolicy.headsUpAt(start, ahead, zone).isBefore(start))
            .toList();
    for (Period expected : before) {
      now = HandoffPolicy.nextHeadsUp(USUAL, start, zone, now).orElseThrow();
      assertThat(HandoffPolicy.headsUp(USUAL, start, zone, now)).contains(expected);
    }
    assertThat(HandoffPolicy.nextHeadsUp(USUAL, start, zone, now)).isEmpty();
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
        LOS_ANGELES,
        LORD_HOWE,
        ZoneId.of("Pacific/Apia"),
        ZoneId.of("Africa/Casablanca"),
        ZoneId.of("America/Sao_Paulo"));
  }

  @Provide
  Arbitrary<LocalDateTime> walls() {
    return Arbitraries.integers()
        .between(0, 24 * 365 * 20)
        .map(hours -> LocalDateTime.parse("2010-01-01T00:00").plusHours(hours));
  }
}
