package dev.watchbill.benchmark;

import java.util.Locale;

/**
 * What was measured of one bot.
 *
 * @param idleMegabytes resident, settled after its start, before any load
 * @param loadedMegabytes the most that was resident under load
 * @param idleAgainMegabytes resident, settled after the load
 */
record Figures(
    String bot,
    Latencies answers,
    double idleMegabytes,
    double loadedMegabytes,
    double idleAgainMegabytes) {

  static final String HEADER =
      "%-12s %8s %8s %8s %8s %12s %10s %10s %10s"
          .formatted(
              "",
              "p50 ms",
              "p90 ms",
              "p99 ms",
              "max ms",
              "unanswered",
              "idle MB",
              "load MB",
              "after MB");

  /** Before and after the load, whichever is more. */
  double mostIdleMegabytes() {
    return Math.max(idleMegabytes, idleAgainMegabytes);
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-12s %8.1f %8.1f %8.1f %8.1f %12d %10.0f %10.0f %10.0f",
        bot,
        answers.millis(0.5),
        answers.millis(0.9),
        answers.millis(0.99),
        answers.millis(1),
        answers.unanswered(),
        idleMegabytes,
        loadedMegabytes,
        idleAgainMegabytes);
  }

  /** How many times as much as {@code other}. */
  String ratioTo(Figures other) {
    return String.format(
        Locale.ROOT,
        "%-12s %7.1f× %7.1f× %7.1f× %7.1f× %12s %9.1f× %9.1f× %9.1f×",
        "ratio",
        answers.millis(0.5) / other.answers.millis(0.5),
        answers.millis(0.9) / other.answers.millis(0.9),
        answers.millis(0.99) / other.answers.millis(0.99),
        answers.millis(1) / other.answers.millis(1),
        "",
        idleMegabytes / other.idleMegabytes,
        loadedMegabytes / other.loadedMegabytes,
        idleAgainMegabytes / other.idleAgainMegabytes);
  }
}
