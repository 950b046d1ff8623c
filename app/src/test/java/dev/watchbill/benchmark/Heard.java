package dev.watchbill.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How soon alarms are heard: from pressing <i>Raise the alarm</i> to the post in the channel.
 *
 * @param ours the bot, which commits the alarm and its message before it is posted
 * @param bare a Bolt application that posts the same message and remembers nothing
 */
record Heard(Latencies ours, Latencies bare) {
  /** Within which 99 of 100 alarms are promised to stand in the channel, in milliseconds. */
  static final double WITHIN = 250;

  static final String HEADER =
      "%-12s %8s %8s %8s %8s %12s".formatted("", "p50 ms", "p90 ms", "p99 ms", "max ms", "missing");

  List<String> rows() {
    return List.of(
        row("bare Bolt", bare),
        row("Watchbill", ours),
        String.format(
            Locale.ROOT,
            "%-12s %7.1f× %7.1f× %7.1f× %7.1f×",
            "ratio",
            ours.millis(0.5) / bare.millis(0.5),
            ours.millis(0.9) / bare.millis(0.9),
            ours.millis(0.99) / bare.millis(0.99),
            ours.millis(1) / bare.millis(1)));
  }

  private static String row(String what, Latencies its) {
    return String.format(
        Locale.ROOT,
        "%-12s %8.1f %8.1f %8.1f %8.1f %12d",
        what,
        its.millis(0.5),
        its.millis(0.9),
        its.millis(0.99),
        its.millis(1),
        its.unanswered());
  }

  /** How the promise was broken, in sentences; nothing if it was kept. */
  List<String> broken() {
    var broken = new ArrayList<String>();
    if (ours.unanswered() > 0) {
      broken.add("%d alarms were not posted.".formatted(ours.unanswered()));
    }
    // Not <: no alarm at all has no percentile.
    if (!(ours.millis(0.99) < WITHIN)) {
      broken.add(
          String.format(
              Locale.ROOT,
              "99 of 100 alarms stood in the channel within %.1f ms; under %.0f ms are promised.",
              ours.millis(0.99),
              WITHIN));
    }
    return broken;
  }
}
