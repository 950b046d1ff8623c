package dev.watchbill.release;

import dev.watchbill.people.By;
import java.time.Instant;
import java.util.Optional;

/**
 * The release calendar has changed.
 *
 * @param release as it is now
 * @param before its window until now, where it was moved
 */
public record ReleaseChange(
    Kind kind, Release release, Optional<Window> before, By by, Instant now) {
  /** What was done. */
  public enum Kind {
    PLANNED,
    MOVED,
    CANCELLED,
    RELEASED
  }
}
