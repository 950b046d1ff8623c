package dev.watchbill.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/** A stretch of time in words that {@link TypedSpan} understands. */
final class SpanWords {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.US);
  private static final DateTimeFormatter DAY_OF_YEAR =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.US);

  private SpanWords() {}

  static String of(Instant start, Instant end, Instant now, ZoneId zone) {
    return (start.equals(now) ? "now" : moment(start, now, zone)) + " – " + ending(end, now, zone);
  }

  /** {@code Fri 27 Nov}, with the year if another one's day could be meant. */
  static String day(LocalDate day, LocalDate today) {
    boolean isNext = !day.isBefore(today) && day.isBefore(today.plusYears(1));
    boolean isLeap = day.getMonth() == Month.FEBRUARY && day.getDayOfMonth() == 29;
    return (isNext && !isLeap ? DAY : DAY_OF_YEAR).format(day);
  }

  static String moment(Instant at, Instant now, ZoneId zone) {
    LocalDateTime wall = LocalDateTime.ofInstant(at, zone);
    return "%s %tR%s"
        .formatted(
            day(wall.toLocalDate(), LocalDate.ofInstant(now, zone)), wall, turn(at, wall, zone));
  }

  /** The end of a day is its own, not the next one's beginning. */
  private static String ending(Instant end, Instant now, ZoneId zone) {
    LocalDateTime wall = LocalDateTime.ofInstant(end, zone);
    return wall.toLocalTime().equals(LocalTime.MIDNIGHT) && turn(end, wall, zone).isEmpty()
        ? day(wall.toLocalDate().minusDays(1), LocalDate.ofInstant(now, zone)) + " 24:00"
        : moment(end, now, zone);
  }

  /** Said where the clocks show it twice; a day begins with the first of two midnights. */
  private static String turn(Instant at, LocalDateTime wall, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(wall);
    if (change == null || !change.isOverlap()) {
      return "";
    }
    boolean isFirst = zone.getRules().getOffset(at).equals(change.getOffsetBefore());
    if (isFirst) {
      return wall.toLocalTime().equals(LocalTime.MIDNIGHT) ? "" : " (first)";
    }
    return " (second)";
  }
}
