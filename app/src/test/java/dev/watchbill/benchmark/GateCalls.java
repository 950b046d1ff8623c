package dev.watchbill.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a gate costs with many open pull requests.
 *
 * @param service as people call it
 * @param set what it took until the branch was held and what is exempt could merge
 * @param kept the same for a minute in which nothing happened
 * @param lifted the same until everything could merge again
 * @param hourly how many calls the service takes in an hour; for one that counts seconds, in all of
 *     them
 * @param right whether exactly those pull requests could merge that should have, all along
 */
record GateCalls(String service, Part set, Part kept, Part lifted, int hourly, boolean right) {
  static final String HEADER =
      "%-13s %-7s %6s %9s %14s  %s".formatted("", "", "calls", "ms", "an hour of it", "by kind");

  /** More calls than this are no handful, whatever the service allows. */
  private static final int HANDFUL = 40;

  /**
   * A part of it.
   *
   * @param calls how many there were of each kind
   */
  record Part(Map<String, Integer> calls, Duration took) {
    Part {
      calls = new TreeMap<>(calls);
    }

    int number() {
      return calls.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  List<String> rows() {
    return List.of(
        row("set", set, ""),
        row("kept", kept, share(kept.number() * 60)),
        row("lifted", lifted, ""));
  }

  private String share(int anHour) {
    return String.format(Locale.ROOT, "%.1f%%", 100.0 * anHour / hourly);
  }

  private String row(String what, Part its, String share) {
    return String.format(
        Locale.ROOT,
        "%-13s %-7s %6d %9.0f %14s  %s",
        service,
        what,
        its.number(),
        its.took().toNanos() / 1e6,
        share,
        its.calls());
  }

  /** How it is not as promised, in sentences. */
  List<String> broken() {
    var broken = new ArrayList<String>();
    if (!right) {
      broken.add(service + " let other pull requests through than those that are exempt.");
    }
    if (set.number() > HANDFUL) {
      broken.add("%s took %d calls to be set.".formatted(service, set.number()));
    }
    if (kept.number() * 60 > hourly / 4) {
      broken.add(
          "%s would take %d calls an hour; a quarter of its %d is promised."
              .formatted(service, kept.number() * 60, hourly));
    }
    return broken;
  }
}
