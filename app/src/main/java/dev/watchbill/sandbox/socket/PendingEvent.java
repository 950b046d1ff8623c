package dev.watchbill.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that the app has not acknowledged.
 *
 * @param attempt 0 for the first delivery
 * @param due of this attempt
 * @param since when it happened
 * @param reason why the attempt before failed, in Slack's words; empty for the first
 */
record PendingEvent(
    String id, ObjectNode payload, int attempt, Instant due, Instant since, String reason) {
  private static final Duration DAY = Duration.ofDays(1);

  static PendingEvent first(String id, ObjectNode payload, Instant now) {
    return new PendingEvent(id, payload, 0, now, now, "");
  }

  /** At once, after one minute, after five; then hourly for a day if events are delayed. */
  Optional<PendingEvent> after(String failure, Instant now, boolean delayed) {
    return switch (attempt) {
      case 0 -> Optional.of(retry(failure, now));
      case 1 -> Optional.of(retry(failure, now.plus(Duration.ofMinutes(1))));
      case 2 -> Optional.of(retry(failure, now.plus(Duration.ofMinutes(5))));
      default ->
          delayed && now.isBefore(since.plus(DAY))
              ? Optional.of(retry(failure, now.plus(Duration.ofHours(1))))
              : Optional.empty();
    };
  }

  private PendingEvent retry(String failure, Instant when) {
    return new PendingEvent(id, payload, attempt + 1, when, since, failure);
  }
}
