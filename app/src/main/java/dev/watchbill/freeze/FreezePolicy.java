package dev.watchbill.freeze;

import dev.watchbill.release.Window;
import dev.watchbill.release.WindowPolicy;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a freeze is spoken of. Everything is on the wall clock of the release's zone, and so stays
 * where it is when the clocks change.
 *
 * @param at the time of day of warnings and reminders
 * @param workdays whose days are the working days
 */
record FreezePolicy(LocalTime at, ZoneId zone, WorkingHours workdays) {
  /** A freeze without a release is first asked about when it has lasted that long. */
  private static final Duration BY_HAND = Duration.ofDays(1);

  /** When people are warned: on the last working day before the day of {@code freezeAt}. */
  Instant warnAt(Instant freezeAt) {
    return WindowPolicy.warningAt(freezeAt, workdays, at, zone);
  }

  /** Whether it is still that day: later, nobody is warned any more. */
  boolean isWarningDay(Instant now, Instant freezeAt) {
    return day(now).equals(day(warnAt(freezeAt)));
  }

  /** When the DRI is reminded on release day; never after the release is due. */
  Instant remindAt(Instant releaseAt) {
    Instant at = on(day(releaseAt));
    return at.isBefore(releaseAt) ? at : releaseAt;
  }

  /** When people are told next that a freeze goes on, at a time of day after {@code instant}. */
  Instant overdueAfter(Instant instant) {
    Instant sameDay = on(day(instant));
    return sameDay.isAfter(instant) ? sameDay : on(day(instant).plusDays(1));
  }

  /** The same, the first time, of a freeze that waits for no release. */
  Instant overdueByHand(Instant begunAt) {
    return overdueAfter(begunAt.plus(BY_HAND));
  }

  static Phase phase(Window window, Instant now) {
    return window.deepFreezeAt().isAfter(now) ? Phase.FROZEN : Phase.DEEP;
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  private Instant on(LocalDate day) {
    return day.atTime(at).atZone(zone).toInstant();
  }
}
