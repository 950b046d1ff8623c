package dev.watchbill.release;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the freeze that a release wants.
 *
 * @param frozen what has become of it; nothing yet, if empty
 * @param first the version of another release for which the branch is frozen still: this one's
 *     waits for its end
 */
record Standing(Optional<Frozen> frozen, Optional<String> first) {
  boolean isLifted() {
    return frozen.flatMap(Frozen::until).isPresent();
  }

  /** The release that the branch is frozen for, though this one's window is open. */
  Optional<String> waitsFor(Window window, Instant now) {
    return first.filter(version -> frozen.isEmpty() && !window.freezeAt().isAfter(now));
  }
}
