package dev.watchbill.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured of a bot while many wait for a first response.
 *
 * @param decided how late it was decided that one is due
 * @param posted how late that stood in the thread
 * @param plain answers to {@code /oncall} with all of them open
 * @param open answers to {@code /oncall open} then
 */
record Punctuality(Latencies decided, Latencies posted, Latencies plain, Latencies open) {
  /** Within which every wake-up is promised, in milliseconds. */
  static final double WAKES_WITHIN = 2000;

  static final String HEADER =
      "%-12s %8s %8s %8s %8s %12s".formatted("", "p50 ms", "p90 ms", "p99 ms", "max ms", "missing");

  List<String> rows() {
    return List.of(
        row("decided", decided),
        row("posted", posted),
        row("/oncall", plain),
        row("/oncall open", open),
        String.format(
            Locale.ROOT,
            "%-12s %7.1f× %7.1f× %7.1f× %7.1f×",
            "ratio",
            open.millis(0.5) / plain.millis(0.5),
            open.millis(0.9) / plain.millis(0.9),
            open.millis(0.99) / plain.millis(0.99),
            open.millis(1) / plain.millis(1)));
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
    if (decided.unanswered() > 0) {
      broken.add("%d first responses were never said to be due.".formatted(decided.unanswered()));
    }
    // Not <: nothing at all has no percentile.
    if (!(decided.millis(1) <= WAKES_WITHIN)) {
      broken.add(
          String.format(
              Locale.ROOT,
              "A wake-up came %.0f ms after its time; %.0f ms are promised.",
              decided.millis(1),
              WAKES_WITHIN));
    }
    if (open.unanswered() > 0) {
      broken.add("/oncall open was not answered %d times.".formatted(open.unanswered()));
    }
    return broken;
  }
}
