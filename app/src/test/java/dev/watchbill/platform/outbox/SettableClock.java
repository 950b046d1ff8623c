package dev.watchbill.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved on. */
final class SettableClock extends Clock {
  private final Instant start;
  private final AtomicLong passed = new AtomicLong();

  SettableClock(Instant start) {
    this.start = start;
  }

  void passes(Duration time) {
    passed.addAndGet(time.toMillis());
  }

  @Override
  public Instant instant() {
    return start.plusMillis(passed.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
