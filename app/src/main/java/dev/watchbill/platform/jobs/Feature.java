package dev.watchbill.platform.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Timed}, called by one thread at a time, whose failures are remembered and not thrown.
 */
final class Feature {
  private static final Logger log = LoggerFactory.getLogger(Feature.class);

  private final Timed timed;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable Failure failure;
  private final AtomicLong failures = new AtomicLong();

  /** What went wrong last, and since when nothing went right. */
  record Failure(Instant since, String message) {}

  Feature(Timed timed) {
    this.timed = timed;
  }

  String name() {
    return timed.name();
  }

  /**
   * Does what is due.
   *
   * @return when to come back, if that is known
   */
  Optional<Instant> wake(Instant now) {
    turn.lock();
    try {
      timed.due(now);
      var next = timed.nextDue();
      failure = null;
      return next;
    } catch (RuntimeException | Error e) {
      failures.incrementAndGet();
      var earlier = failure;
      failure =
          new Failure(earlier == null ? now : earlier.since(), String.valueOf(e.getMessage()));
      log.error("{} failed at what was due at {}; the next sweep tries again.", name(), now, e);
      return Optional.empty();
    } finally {
      turn.unlock();
    }
  }

  /** As {@link Timed#nextDue}. */
  Optional<Instant> nextDue() {
    return timed.nextDue();
  }

  /** As {@link Timed#nextStop}. */
  Optional<Instant> nextStop(Instant now) {
    return timed.nextStop(now);
  }

  /** Set while the last call failed. */
  Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /** How often it failed since the start. */
  long failures() {
    return failures.get();
  }
}
