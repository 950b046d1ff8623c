package dev.watchbill.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.config.WatchbillConfig.Weekly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FiguresPolicyTest {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final Weekly MONDAYS = new Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0), PACIFIC);

  @Test
  void a_week_ends_at_nine_by_the_wall_clock_before_and_after_the_clocks_change() {
    // The clocks go back on Sunday 1 November 2026.
    assertThat(FiguresPolicy.endBy(at("2026-11-01T12:00:00Z"), MONDAYS))
        .isEqualTo(at("2026-10-26T16:00:00Z"));
    assertThat(FiguresPolicy.endAfter(at("2026-11-01T12:00:00Z"), MONDAYS))
        .isEqualTo(at("2026-11-02T17:00:00Z"));
    assertThat(FiguresPolicy.startOf(at("2026-11-02T17:00:00Z"), MONDAYS))
        .isEqualTo(at("2026-10-26T16:00:00Z"));
  }

  @Test
  void a_week_is_over_at_its_very_end() {
    assertThat(FiguresPolicy.endBy(at("2026-11-16T17:00:00Z"), MONDAYS))
        .isEqualTo(at("2026-11-16T17:00:00Z"));
    assertThat(FiguresPolicy.endBy(at("2026-11-16T16:59:59Z"), MONDAYS))
        .isEqualTo(at("2026-11-09T17:00:00Z"));
  }

  @Property(tries = 300)
  void weeks_follow_each_other_without_a_gap(
      @ForAll @LongRange(min = 1_600_000_000, max = 1_900_000_000) long second,
      @ForAll @IntRange(min = 1, max = 7) int day,
      @ForAll @IntRange(min = 0, max = 1439) int minute) {
    for (var zone : new String[] {"America/Los_Angeles", "Australia/Lord_Howe", "Africa/Cairo"}) {
      var every = new Weekly(DayOfWeek.of(day), LocalTime.MIN.plusMinutes(minute), ZoneId.of(zone));
      var now = Instant.ofEpochSecond(second);
      var end = FiguresPolicy.endBy(now, every);
      var next = FiguresPolicy.endAfter(now, every);
      assertThat(end).isBeforeOrEqualTo(now);
      assertThat(next).isAfter(now);
      assertThat(FiguresPolicy.startOf(next, every)).isEqualTo(end);
      assertThat(FiguresPolicy.endAfter(end, every)).isEqualTo(next);
    }
  }

  @Test
  void github_is_asked_again_at_growing_intervals_for_a_day() {
    var since = at("2026-11-16T17:00:00Z");
    var now = since;
    int attempts = 0;
    for (var next = FiguresPolicy.again(since, attempts, now);
        next.isPresent();
        next = FiguresPolicy.again(since, attempts, now)) {
      assertThat(next.get()).isAfter(now);
      assertThat(Duration.between(now, next.get())).isLessThanOrEqualTo(Duration.ofHours(2));
      now = next.get();
      attempts++;
    }
    assertThat(now).isEqualTo(since.plus(Duration.ofDays(1)));
    assertThat(attempts).isBetween(10, 30);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
