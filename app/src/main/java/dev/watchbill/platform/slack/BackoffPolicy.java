package dev.watchbill.platform.slack;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before Slack is tried again. */
final class BackoffPolicy {
  private BackoffPolicy() {}

  /**
   * Twice as long with each failure, up to {@code longest}, and a quarter more or less, so that
   * several instances do not come all at once.
   *
   * @param failures in a row, at least one
   * @param chance from 0 to 1
   * @param asked what Slack asks for; never less than that
   */
  static Duration delay(
      int failures, Duration first, Duration longest, double chance, Optional<Duration> asked) {
    var doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
    var capped = doubled.compareTo(longest) < 0 ? doubled : longest;
    var delay = Duration.ofMillis((long) (capped.toMillis() * (0.75 + chance / 2)));
    return asked.filter(wish -> wish.compareTo(delay) > 0).orElse(delay);
  }
}
