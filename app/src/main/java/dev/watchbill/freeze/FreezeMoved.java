package dev.watchbill.freeze;

import dev.watchbill.people.By;
import java.time.Instant;

/**
 * A freeze has begun, deepened or ended, or waits for another release, or for the same at another
 * time.
 *
 * @param freeze as it is now
 */
public record FreezeMoved(Kind kind, Freeze freeze, By by, Instant now) {
  /** What has happened. */
  public enum Kind {
    BEGUN,
    DEEPENED,
    /** No longer deep: its release was moved away. */
    EASED,
    RETIMED,
    LIFTED
  }
}
