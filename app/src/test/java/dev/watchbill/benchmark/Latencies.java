package dev.watchbill.benchmark;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * How long the answers took.
 *
 * @param ascending the time of each answer
 * @param unanswered how many commands got no answer, or a wrong one
 */
record Latencies(List<Duration> ascending, int unanswered) {
  static Latencies of(Collection<Duration> answers, int unanswered) {
    return new Latencies(answers.stream().sorted().toList(), unanswered);
  }

  int count() {
    return ascending.size();
  }

  /**
   * The time within which a share of the answers came (nearest rank), in milliseconds.
   *
   * @param share above 0, up to 1
   */
  double millis(double share) {
    if (ascending.isEmpty()) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * ascending.size());
    return ascending.get(Math.max(0, rank - 1)).toNanos() / 1e6;
  }
}
