package dev.watchbill.sandbox.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One message a second in a channel, a few at once now and then: off until it is enforced. */
public final class RateLimits {
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int BURST = 4;

  private final Map<String, Instant> paidUntil = new HashMap<>();
  private final Clock clock;
  private boolean enforced;

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  /** Switches it on or off. */
  public synchronized void enforce(boolean on) {
    enforced = on;
    paidUntil.clear();
  }

  public synchronized boolean isEnforced() {
    return enforced;
  }

  /** Empty if a message may be posted now; else how long to wait. */
  public synchronized Optional<Duration> take(String channel) {
    if (!enforced) {
      return Optional.empty();
    }
    var now = clock.instant();
    var paid = paidUntil.getOrDefault(channel, now);
    var start = paid.isBefore(now) ? now : paid;
    if (Duration.between(now, start).compareTo(PACE.multipliedBy(BURST - 1)) > 0) {
      return Optional.of(PACE);
    }
    paidUntil.put(channel, start.plus(PACE));
    return Optional.empty();
  }
}
