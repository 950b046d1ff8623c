package dev.watchbill.platform.http;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One number that {@code GET /metrics} shows.
 *
 * @param name in Prometheus' manner: {@code watchbill_outbox_waiting}; counters end in {@code
 *     _total}
 * @param help one line that says what is counted, and in what unit
 * @param labels tell apart the numbers of one name
 */
public record Metric(
    String name, Kind kind, String help, Map<String, String> labels, double value) {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  /** How a number moves. */
  public enum Kind {
    /** Up and down. */
    GAUGE,
    /** Only up, from 0 at the start of the process. */
    COUNTER
  }

  public Metric {
    if (!NAME.matcher(name).matches()
        || !labels.keySet().stream().allMatch(label -> NAME.matcher(label).matches())) {
      throw new IllegalArgumentException("not a metric's name, or a label's: " + name + labels);
    }
    labels = Map.copyOf(labels);
  }

  /** A number that goes up and down. */
  public static Metric gauge(String name, String help, double value) {
    return new Metric(name, Kind.GAUGE, help, Map.of(), value);
  }

  /** A number that only goes up. */
  public static Metric counter(String name, String help, double value) {
    return new Metric(name, Kind.COUNTER, help, Map.of(), value);
  }

  /** The same with one label. */
  public Metric with(String label, String labelled) {
    return new Metric(name, kind, help, Map.of(label, labelled), value);
  }
}
