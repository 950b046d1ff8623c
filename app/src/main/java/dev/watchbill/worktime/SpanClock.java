package dev.watchbill.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The clocks of whoever typed a span, which may go forward or back in it. */
record SpanClock(Instant now, ZoneId zone) {
  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** If the clocks leave out what was typed, or show it twice and it is not said which. */
  Optional<String> trouble(LocalDate day, SpanEdge edge) {
    if (edge.isNow() || edge.minute() % TypedHour.DAY == 0) {
      return Optional.empty();
    }
    LocalDateTime wall = edge.on(day);
    int times = zone.getRules().getValidOffsets(wall).size();
    String shown = "%tR on %s".formatted(wall, SpanWords.day(day, LocalDate.ofInstant(now, zone)));
    if (times == 0) {
      return Optional.of(
          "There is no %s: the clocks of %s go forward over it. Write %tR."
              .formatted(shown, zone, zone.getRules().getTransition(wall).getDateTimeAfter()));
    }
    return times == 2 && edge.turn() == 0
        ? Optional.of(
            "The clocks of %s show %s twice. Write %3$tR first or %3$tR second."
                .formatted(zone, shown, wall))
        : Optional.empty();
  }

  Instant instant(LocalDate day, SpanEdge edge) {
    if (edge.isNow()) {
      return edge.ahead().map(ahead -> wholeMinute(now.plus(ahead))).orElse(now);
    }
    if (edge.minute() % TypedHour.DAY == 0 && edge.turn() < 2) {
      return startOf(edge.on(day).toLocalDate());
    }
    var at = edge.on(day).atZone(zone);
    return (edge.turn() == 2 ? at.withLaterOffsetAtOverlap() : at.withEarlierOffsetAtOverlap())
        .toInstant();
  }

  static Instant wholeMinute(Instant instant) {
    Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(instant) ? instant : minute.plus(1, ChronoUnit.MINUTES);
  }

  /** Whether one edge lies after the other, and after now. */
  boolean isAfter(LocalDate last, SpanEdge end, LocalDate first, SpanEdge start) {
    Instant from = instant(first, start);
    return instant(last, end).isAfter(from.isBefore(now) ? now : from);
  }
}
