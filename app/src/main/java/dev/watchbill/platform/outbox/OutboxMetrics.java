package dev.watchbill.platform.outbox;

import dev.watchbill.platform.http.Metric;
import dev.watchbill.platform.http.MetricSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The outbox in numbers. */
public final class OutboxMetrics implements MetricSource {
  private final FiguresStore store;
  private final Clock clock;

  public OutboxMetrics(FiguresStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<Metric> metrics() {
    var now = clock.instant();
    var figures = store.figures(now);
    var metrics = new ArrayList<Metric>();
    for (State state : State.values()) {
      metrics.add(
          Metric.gauge(
                  "watchbill_outbox_messages",
                  "Messages that are not posted yet, by state.",
                  figures.backlog().getOrDefault(state, 0))
              .with("state", state.name().toLowerCase(Locale.ROOT)));
    }
    metrics.add(
        Metric.gauge(
            "watchbill_outbox_edits", "Posted messages that wait to be edited.", figures.edits()));
    metrics.add(
        Metric.gauge(
            "watchbill_outbox_oldest_seconds",
            "Age of the message that has waited longest, in seconds.",
            figures
                .oldestWaiting()
                .map(since -> Duration.between(since, now).toMillis() / 1000.0)
                .orElse(0.0)));
    metrics.add(
        Metric.gauge("watchbill_outbox_dead", "Messages that were given up.", figures.dead()));
    return metrics;
  }
}
