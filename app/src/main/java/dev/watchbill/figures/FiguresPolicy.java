package dev.watchbill.figures;

import dev.watchbill.config.WatchbillConfig.Weekly;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** When the figures of a week are told, and when GitHub is asked again (R32). */
final class FiguresPolicy {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofDays(1);

  private FiguresPolicy() {}

  /** The end of the newest week that is over at {@code now}. */
  static Instant endBy(Instant now, Weekly every) {
    LocalDate day =
        now.atZone(every.zone()).toLocalDate().with(TemporalAdjusters.previousOrSame(every.day()));
    Instant end = on(day, every);
    return end.isAfter(now) ? on(day.minusWeeks(1), every) : end;
  }

  /** The end of the week that runs at {@code now}: always after it. */
  static Instant endAfter(Instant now, Weekly every) {
    LocalDate day =
        now.atZone(every.zone()).toLocalDate().with(TemporalAdjusters.nextOrSame(every.day()));
    Instant end = on(day, every);
    return end.isAfter(now) ? end : on(day.plusWeeks(1), every);
  }

  /** Where the week began that ends then: at the same time by the wall clock. */
  static Instant startOf(Instant end, Weekly every) {
    return on(end.atZone(every.zone()).toLocalDate().minusWeeks(1), every);
  }

  /** By the wall clock: a time that the clocks leave out is as much later. */
  private static Instant on(LocalDate day, Weekly every) {
    return day.atTime(every.at()).atZone(every.zone()).toInstant();
  }

  /**
   * When GitHub is asked again if an attempt at {@code now} fails: at growing intervals, and a last
   * time when a day is over. Empty once it is.
   *
   * @param since when it was first asked for
   * @param attempts how often it was asked before this attempt
   */
  static Optional<Instant> again(Instant since, int attempts, Instant now) {
    Instant last = since.plus(PATIENCE);
    if (!now.isBefore(last)) {
      return Optional.empty();
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
    Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    return Optional.of(next.isBefore(last) ? next : last);
  }
}
