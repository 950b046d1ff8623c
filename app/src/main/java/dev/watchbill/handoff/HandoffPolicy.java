package dev.watchbill.handoff;

import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When what happens around a handoff (R1, R7, R10, R11). */
final class HandoffPolicy {
  /** So long before a shift its thread may be opened. */
  private static final Duration EARLY = Duration.ofHours(24);

  /** The bot is woken on time, or looks every minute: what took longer has a reason. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private HandoffPolicy() {}

  /** From when on the handoff of a shift that begins at {@code start} can be opened. */
  static Instant opensFrom(Instant start) {
    return start.minus(EARLY);
  }

  /** Whether a thread that was opened then is late for a shift that began at {@code start}. */
  static boolean isLate(Instant start, Instant openedAt) {
    return openedAt.isAfter(start.plus(LATE));
  }

  /**
   * When the new engineer is reminded, unless they have said by then that they have it: counted
   * from the shift's start, or from when the thread was opened if that was later.
   */
  static Instant answerBy(
      Instant start, Instant openedAt, WorkingHours hours, Duration takeOverWithin) {
    return hours.after(start.isAfter(openedAt) ? start : openedAt, takeOverWithin);
  }

  /**
   * When somebody is told that their shift is near: so many days before it on the wall clock of
   * {@code zone}, at the same time of day. A time that this day lacks moves on by the length of the
   * gap.
   */
  static Instant headsUpAt(Instant start, Period ahead, ZoneId zone) {
    return start.atZone(zone).minus(ahead).toInstant();
  }

  /**
   * Which of the configured heads-ups matters at {@code now}: the last one whose time has come.
   *
   * @return empty before the first, and once the shift has begun
   */
  static Optional<Period> headsUp(
      List<Period> configured, Instant start, ZoneId zone, Instant now) {
    return now.isBefore(start)
        ? configured.stream()
            .filter(ahead -> !headsUpAt(start, ahead, zone).isAfter(now))
            .max(Comparator.comparing(ahead -> headsUpAt(start, ahead, zone)))
        : Optional.empty();
  }

  /** The next heads-up after {@code now}, if there is one before the shift begins. */
  static Optional<Instant> nextHeadsUp(
      List<Period> configured, Instant start, ZoneId zone, Instant now) {
    return configured.stream()
        .map(ahead -> headsUpAt(start, ahead, zone))
        .filter(at -> at.isAfter(now) && at.isBefore(start))
        .min(Comparator.naturalOrder());
  }
}
