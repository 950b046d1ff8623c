package dev.watchbill.rotation;

import dev.watchbill.config.WatchbillConfig.Changes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The wall-clock rule by which shifts change (R1, R11). Handoff <i>n</i> is {@code
 * anchor.plusWeeks(n * weeks)} on the wall clock of {@code zone}, so that it stays at 10:00 when
 * the clocks change. A wall-clock time that a day lacks moves on by the length of the gap; of one
 * that a day has twice, the first counts.
 *
 * <p>Handoffs and the slots between them are numbered; slot <i>n</i> begins with handoff <i>n</i>.
 *
 * @param anchor the wall-clock time of handoff 0
 * @param weeks from one handoff to the next
 */
public record Changeover(LocalDateTime anchor, int weeks, ZoneId zone) {

  /** A Monday. It decides which weeks are the odd ones if shifts last longer than a week. */
  private static final LocalDate EPOCH = LocalDate.of(2024, 1, 1);

  private static final int DAYS_A_WEEK = 7;

  public Changeover {
    if (weeks < 1) {
      throw new IllegalArgumentException("shifts last whole weeks, one at least, not " + weeks);
    }
  }

  /**
   * The rule as configured.
   *
   * @throws IllegalArgumentException if the period is not one of whole weeks
   */
  @SuppressWarnings("JavaPeriodGetDays") // months and years are refused just before
  public static Changeover of(Changes changes) {
    Period every = changes.every();
    if (every.toTotalMonths() != 0 || every.getDays() % DAYS_A_WEEK != 0) {
      throw new IllegalArgumentException("shifts last whole weeks, such as P1W, not " + every);
    }
    LocalDate day = EPOCH.with(TemporalAdjusters.nextOrSame(changes.day()));
    return new Changeover(day.atTime(changes.at()), every.getDays() / DAYS_A_WEEK, changes.zone());
  }

  /** When handoff {@code n} takes place; {@code n} may be negative. */
  public Instant handoff(long n) {
    return anchor.plusWeeks(n * weeks).atZone(zone).toInstant();
  }

  /** From handoff {@code n} to the one after it. */
  public Span slot(long n) {
    return new Span(handoff(n), handoff(n + 1));
  }

  /** The number of the slot that {@code instant} is in. */
  public long slotAt(Instant instant) {
    long weeksSince = ChronoUnit.WEEKS.between(anchor, instant.atZone(zone).toLocalDateTime());
    long n = Math.floorDiv(weeksSince, weeks);
    // The wall clock may have been set back or forth since the handoff: look at the real instants.
    while (instant.isBefore(handoff(n))) {
      n--;
    }
    while (!instant.isBefore(handoff(n + 1))) {
      n++;
    }
    return n;
  }
}
