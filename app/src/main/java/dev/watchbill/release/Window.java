package dev.watchbill.release;

import java.time.Instant;

/**
 * The time before a release in which its branch is frozen (R25, R27); half-open.
 *
 * @param freezeAt when the freeze begins
 * @param deepFreezeAt when the deep freeze begins; never before {@code freezeAt}
 * @param releaseAt when the release is due
 */
public record Window(Instant freezeAt, Instant deepFreezeAt, Instant releaseAt) {
  public Window {
    if (deepFreezeAt.isBefore(freezeAt) || releaseAt.isBefore(deepFreezeAt)) {
      throw new IllegalArgumentException("a freeze comes before its release");
    }
  }

  /** Whether it is open then. */
  public boolean isAt(Instant instant) {
    return !freezeAt.isAfter(instant) && releaseAt.isAfter(instant);
  }
}
