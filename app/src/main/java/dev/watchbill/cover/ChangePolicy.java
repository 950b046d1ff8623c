package dev.watchbill.cover;

import dev.watchbill.config.WatchbillConfig.SprintConfig;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a change of plan is about, by when it has to be agreed, and whether it comes late (R3). */
final class ChangePolicy {
  /** A question asked shortly before, or in the middle, waits at least so long. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  /** Somebody who is away now cannot wait longer. */
  private static final Duration PATIENCE_WHEN_AWAY = Duration.ofHours(1);

  private ChangePolicy() {}

  /**
   * When the sprint began that {@code instant} lies in.
   *
   * @param sprint any one and its length: they follow each other both ways
   */
  static Instant sprintStart(SprintConfig sprint, Instant instant) {
    LocalDate day = instant.atZone(sprint.zone()).toLocalDate();
    long length = ChronoUnit.DAYS.between(sprint.first(), sprint.first().plus(sprint.length()));
    long sprints = Math.floorDiv(ChronoUnit.DAYS.between(sprint.first(), day), length);
    return sprint.first().plusDays(sprints * length).atStartOfDay(sprint.zone()).toInstant();
  }

  /**
   * Whether a change asked for at {@code askedAt} is late (R3).
   *
   * @param shiftStart that of the earliest shift it touches
   */
  static boolean late(SprintConfig sprint, Instant shiftStart, Instant askedAt) {
    return !askedAt.isBefore(sprintStart(sprint, shiftStart));
  }

  /**
   * When a question is withdrawn by itself: a swap before the first of the shifts begins; a cover
   * at its start, or a day after it was asked for, whichever is later, but never after its end;
   * that of somebody who is away an hour after it was said, at the earliest.
   *
   * @param away whether it belongs to an absence
   */
  static Instant lapsesAt(
      List<ShiftPart> given, List<ShiftPart> received, Instant askedAt, boolean away) {
    Instant start =
        both(given, received).map(p -> p.span().start()).min(Instant::compareTo).orElseThrow();
    Instant end =
        both(given, received).map(p -> p.span().end()).max(Instant::compareTo).orElseThrow();
    if (!given.isEmpty() && !received.isEmpty()) {
      return start;
    }
    return earlier(end, later(start, askedAt.plus(away ? PATIENCE_WHEN_AWAY : PATIENCE)));
  }

  private static Stream<ShiftPart> both(List<ShiftPart> given, List<ShiftPart> received) {
    return Stream.concat(given.stream(), received.stream());
  }

  /** What of {@code parts} lies after {@code now}, that in progress cut. */
  static List<ShiftPart> ahead(List<ShiftPart> parts, Instant now) {
    return parts.stream()
        .filter(part -> part.span().end().isAfter(now))
        .map(
            part ->
                new ShiftPart(
                    part.shift(), new Span(later(part.span().start(), now), part.span().end())))
        .toList();
  }

  /** What of {@code parts} is in none of {@code others}, in the order of time. */
  static List<ShiftPart> minus(List<ShiftPart> parts, List<ShiftPart> others) {
    var left = new ArrayList<ShiftPart>();
    for (ShiftPart part : parts) {
      Instant from = part.span().start();
      for (Span taken :
          others.stream()
              .filter(o -> o.shift() == part.shift() && o.span().overlaps(part.span()))
              .map(ShiftPart::span)
              .sorted(Comparator.comparing(Span::start))
              .toList()) {
        if (from.isBefore(taken.start())) {
          left.add(new ShiftPart(part.shift(), new Span(from, taken.start())));
        }
        from = later(from, taken.end());
      }
      if (from.isBefore(part.span().end())) {
        left.add(new ShiftPart(part.shift(), new Span(from, part.span().end())));
      }
    }
    return List.copyOf(left);
  }

  /** Whether the two have an instant of the same shift in common. */
  static boolean overlap(List<ShiftPart> some, List<ShiftPart> others) {
    return some.stream()
        .anyMatch(
            a ->
                others.stream()
                    .anyMatch(b -> a.shift() == b.shift() && a.span().overlaps(b.span())));
  }

  /** What of {@code span} lies after {@code now}, if anything does. */
  static Optional<Span> ahead(Span span, Instant now) {
    return span.end().isAfter(now)
        ? Optional.of(new Span(later(span.start(), now), span.end()))
        : Optional.empty();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
