package dev.watchbill.criticalbug;

import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;

/** When an alarm that nobody from product has answered goes to #help-p1 (R20). */
final class FallbackPolicy {
  private FallbackPolicy() {}

  /**
   * The latest instant at which the alarm falls back: the earlier of {@code patience} and the end
   * of product's day; {@code raisedAt} itself, and so at once, outside {@code productHours}.
   */
  static Instant fallbackAt(Instant raisedAt, WorkingHours productHours, Duration patience) {
    return productHours
        .closingAfter(raisedAt)
        .map(closing -> earlier(raisedAt.plus(patience), closing))
        .orElse(raisedAt);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
