package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.config.WatchbillConfig.Changes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ChangeoverTest {
  private static Changeover weekly(String anchor, String zone) {
    return new Changeover(LocalDateTime.parse(anchor), 1, ZoneId.of(zone));
  }

  private static String wallClock(Changeover changeover, long n) {
    return changeover.handoff(n).atZone(changeover.zone()).toString();
  }

  @Test
  void shifts_change_at_ten_on_wednesdays_in_summer_and_in_winter_R1() {
    var changeover =
        Changeover.of(
            new Changes(
                Period.ofWeeks(1),
                DayOfWeek.WEDNESDAY,
                LocalTime.of(10, 0),
                ZoneId.of("America/Los_Angeles")));

    long n = changeover.slotAt(Instant.parse("2026-10-30T12:00:00Z"));

    assertThat(wallClock(changeover, n)).isEqualTo("2026-10-28T10:00-07:00[America/Los_Angeles]");
    assertThat(wallClock(changeover, n + 1))
        .isEqualTo("2026-11-04T10:00-08:00[America/Los_Angeles]");
    assertThat(changeover.slot(n).length()).isEqualTo(Duration.ofHours(169));
  }

  @Test
  void lord_howe_moves_its_clocks_by_half_an_hour() {
    var changeover = weekly("2026-03-30T09:00", "Australia/Lord_Howe");

    assertThat(changeover.slot(0).length()).isEqualTo(Duration.ofMinutes(7 * 24 * 60 + 30));
    assertThat(wallClock(changeover, 1)).startsWith("2026-04-06T09:00+10:30");
  }

  @Test
  void a_handoff_on_the_day_that_apia_skipped_takes_place_a_day_later() {
    var changeover = weekly("2011-12-23T10:00", "Pacific/Apia");

    assertThat(wallClock(changeover, 1)).startsWith("2011-12-31T10:00+14:00");
    assertThat(wallClock(changeover, 2)).startsWith("2012-01-06T10:00+14:00");
    assertThat(changeover.slotAt(changeover.handoff(1))).isEqualTo(1);
    assertThat(changeover.slotAt(changeover.handoff(1).minusNanos(1))).isZero();
  }

  @Test
  void half_past_two_that_does_not_exist_becomes_half_past_three() {
    var changeover = weekly("2026-03-01T02:30", "America/Los_Angeles");

    assertThat(wallClock(changeover, 1)).startsWith("2026-03-08T03:30-07:00");
    assertThat(wallClock(changeover, 2)).startsWith("2026-03-15T02:30-07:00");
  }

  @Test
  void of_half_past_one_that_comes_twice_the_first_counts() {
    var changeover = weekly("2026-10-25T01:30", "America/Los_Angeles");

    assertThat(wallClock(changeover, 1)).startsWith("2026-11-01T01:30-07:00");
  }

  @Test
  void shifts_of_two_weeks_keep_to_every_other_week() {
    var changeover =
        new Changeover(
            LocalDateTime.parse("2026-01-05T09:00"), 2, ZoneId.of("America/Los_Angeles"));

    assertThat(wallClock(changeover, 3)).startsWith("2026-02-16T09:00");
    assertThat(changeover.slotAt(Instant.parse("2026-02-16T16:59:59Z"))).isEqualTo(2);
    assertThat(changeover.slotAt(Instant.parse("2026-02-16T17:00:00Z"))).isEqualTo(3);
  }

  @Test
  void a_period_that_is_not_of_whole_weeks_is_refused() {
    assertThatThrownBy(
            () ->
                Changeover.of(
                    new Changes(
                        Period.ofMonths(1),
                        DayOfWeek.MONDAY,
                        LocalTime.NOON,
                        ZoneId.of("Asia/Kolkata"))))
        .hasMessageContaining("P1M");
  }

  @Property(tries = 300)
  void every_instant_is_in_exactly_the_slot_that_is_found(
      @ForAll("hostileZones") ZoneId zone,
      @ForAll @IntRange(max = 24 * 60 - 1) int minute,
      @ForAll @IntRange(min = 1, max = 7) int day,
      @ForAll @IntRange(min = 1, max = 4) int weeks,
      @ForAll @LongRange(min = 1_200_000_000, max = 2_000_000_000) long second) {
    var changeover =
        new Changeover(
            LocalDateTime.parse("2024-01-01T00:00").plusDays(day).plusMinutes(minute), weeks, zone);
    Instant instant = Instant.ofEpochSecond(second);

    long n = changeover.slotAt(instant);

    assertThat(changeover.slot(n).contains(instant)).isTrue();
    assertThat(changeover.slot(n - 1).contains(instant)).isFalse();
    assertThat(changeover.slot(n + 1).contains(instant)).isFalse();
    assertThat(changeover.slot(n).length())
        .isBetween(Duration.ofDays(7L * weeks - 1), Duration.ofDays(7L * weeks + 1));
  }

  @Provide
  Arbitrary<ZoneId> hostileZones() {
    return HostileZones.any();
  }
}
