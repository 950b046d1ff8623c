package dev.watchbill.handoff;

import java.time.Instant;
import java.util.Optional;

/** Whoever has the next shift is told ahead of time, and with the first their managers (R10). */
final class HeadsUps {
  HeadsUps() {}

  /** Tells whom the heads-up is due to by {@code now}. */
  void due(String rotation, Instant now) {}

  /** When {@link #due} will have something to do. */
  Optional<Instant> nextDue(String rotation, Instant now) {
    return Optional.empty();
  }
}
