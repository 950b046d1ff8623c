package dev.watchbill.platform.outbox;

import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether what the bot has to say gets through. */
public final class OutboxHealth implements HealthPart {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxHealth.class);
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
    OutboxFigures figures;
    try {
      figures = store.figures(now);
    } catch (RuntimeException e) { // said every time health is asked for: no trace in the log
      LOG.debug("the outbox cannot be counted", e);
      return Health.down(
          "What waits to be said cannot be read: the database does not answer. Nothing is lost; it"
              + " is sent when the database is back.");
    }
    var waiting = figures.waiting() + figures.edits();
    var late = figures.oldestWaiting().filter(since -> since.isBefore(now.minus(LONG)));
    if (late.isPresent()) {
      return Health.degraded(
          waiting + " messages wait to get through to Slack, the oldest since " + late.get() + ".");
    }
    return Health.ok(waiting + " messages wait, " + figures.dead() + " were given up.");
  }
}
