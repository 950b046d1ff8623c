package dev.watchbill.platform.outbox;

import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;
import java.time.Clock;
import java.time.Duration;

/** Whether what the bot has to say gets through. */
public final class OutboxHealth implements HealthPart {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final FiguresStore store;
  private final Clock clock;

  public OutboxHealth(FiguresStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public Health health() {
    var now = clock.instant();
    var figures = store.figures(now);
    var waiting = figures.waiting() + figures.edits();
    var late = figures.oldestWaiting().filter(since -> since.isBefore(now.minus(LONG)));
    if (late.isPresent()) {
      return Health.degraded(
          waiting + " messages wait to get through to Slack, the oldest since " + late.get() + ".");
    }
    return Health.ok(waiting + " messages wait, " + figures.dead() + " were given up.");
  }
}
