package dev.watchbill.rotation;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open stretch of time: {@code start} belongs to it, {@code end} does not.
 *
 * @param end later than {@code start}
 */
public record Span(Instant start, Instant end) {
  public Span {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "a span must begin before it ends: " + start + " to " + end);
    }
  }

  /** Whether {@code instant} lies in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** Whether the two have an instant in common. */
  public boolean overlaps(Span other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /**
   * The part of it that lies in {@code other}.
   *
   * @throws IllegalArgumentException if none does
   */
  Span within(Span other) {
    return new Span(
        start.isAfter(other.start) ? start : other.start,
        end.isBefore(other.end) ? end : other.end);
  }

  /** The part of it from {@code instant} on, which is before its end. */
  Span from(Instant instant) {
    return start.isBefore(instant) ? new Span(instant, end) : this;
  }

  /** How long it is in real time. */
  public Duration length() {
    return Duration.between(start, end);
  }

  /** The instant half-way through. */
  Instant middle() {
    return start.plus(length().dividedBy(2));
  }
}
