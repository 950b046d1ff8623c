package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.BotUnderClock;
import dev.watchbill.sandbox.Passage;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The workspace's clock as the page shows and moves it. */
final class Time implements AutoCloseable {
  /** Further than anybody means: a slip of the finger would move the clock for good. */
  private static final Duration FURTHEST = Duration.ofDays(400);

  private static final long TOLD_EVERY_MILLIS = 200;

  private final SandboxClock clock;
  private final Feed feed;
  private final AtomicInteger moving = new AtomicInteger();
  private final ScheduledExecutorService teller =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "page-clock");
            thread.setDaemon(true);
            return thread;
          });

  Time(SandboxClock clock, Feed feed) {
    this.clock = clock;
    this.feed = feed;
  }

  /** Milliseconds: the time now, and how far it is ahead of the real one. */
  ObjectNode now() {
    return Json.object()
        .put("now", clock.millis())
        .put("offset", clock.offset().toMillis())
        .put("moving", moving.get() > 0);
  }

  /**
   * Moves the clock on, stopping at every deadline of the bots on the way; the pages see it pass.
   *
   * @throws IllegalStateException if the target is past, or too far
   */
  void moveTo(Instant target, List<BotUnderClock> bots) {
    var ahead = Duration.between(clock.instant(), target);
    if (ahead.isNegative()) {
      throw new IllegalStateException("The clock only moves on, never back.");
    }
    if (ahead.compareTo(FURTHEST) > 0) {
      throw new IllegalStateException("At most %d days at once.".formatted(FURTHEST.toDays()));
    }
    moving.incrementAndGet();
    var telling =
        teller.scheduleAtFixedRate(
            this::tell, TOLD_EVERY_MILLIS, TOLD_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    try {
      new Passage(clock, bots).to(target);
    } finally {
      telling.cancel(false);
      moving.decrementAndGet();
      tell();
    }
  }

  private void tell() {
    feed.tellAll("clock", now());
  }

  @Override
  public void close() {
    teller.shutdownNow();
  }
}
