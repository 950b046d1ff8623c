package dev.watchbill.postmortem;

import dev.watchbill.text.ReaderTime;
import dev.watchbill.worktime.TypedSpan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a postmortem is held, as people type or choose it. */
final class MeetingText {
  /** A year and a bit: anything beyond is a slip. */
  private static final Duration LONGEST = Duration.ofDays(367);

  private static final String EXAMPLES = "Write it as in Thu 14:00, tomorrow 10:00, or 2026-12-16.";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.US);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm zzz", Locale.US);

  private MeetingText() {}

  /** In plain words: {@code Thu 26 Nov 2026 14:00 PST}, or the day alone. */
  static String plain(Meeting meeting, ZoneId zone) {
    return meeting.day().map(DAY::format).orElseGet(() -> MOMENT.format(meeting.at().atZone(zone)));
  }

  /** In mrkdwn, in the reader's zone; a day that was given without a time is that day. */
  static String shown(Meeting meeting, ZoneId zone) {
    return meeting.day().map(DAY::format).orElseGet(() -> ReaderTime.moment(meeting.at(), zone));
  }

  /** What was read. */
  sealed interface Reading {
    /** That day and time. */
    record Meant(Meeting meeting) implements Reading {}

    /**
     * Not understood, or not possible.
     *
     * @param why plain text, with what to write instead
     */
    record Unclear(String why) implements Reading {}
  }

  /**
   * Of a command: {@code Thu 14:00}, {@code tomorrow}, {@code 2026-12-16 9:30}.
   *
   * @param zone of whoever typed it
   */
  static Reading typed(String words, Instant now, ZoneId zone) {
    String plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("^(for|on|at) ", "");
    TypedSpan.Reading read = TypedSpan.read(plain, now, zone);
    if (read instanceof TypedSpan.Begins begins) {
      return begins.start().equals(now) ? past() : timed(begins.start(), now);
    }
    if (read instanceof TypedSpan.Meant meant) {
      return ofSpan(meant, now, zone);
    }
    String why = ((TypedSpan.Unclear) read).why();
    return why.startsWith("That is over")
        ? past()
        : new Reading.Unclear(
            why.contains("clocks") ? why : "I do not understand when that is. " + EXAMPLES);
  }

  private static Reading ofSpan(TypedSpan.Meant meant, Instant now, ZoneId zone) {
    LocalDate first = meant.start().atZone(zone).toLocalDate();
    Instant dayEnds = first.plusDays(1).atStartOfDay(zone).toInstant();
    boolean fromDayBreak =
        meant.start().equals(now) || meant.start().equals(first.atStartOfDay(zone).toInstant());
    if (fromDayBreak && meant.end().equals(dayEnds)) {
      return wholeDay(first, now, zone);
    }
    return meant.end().isAfter(dayEnds)
        ? new Reading.Unclear("That is more than a day. " + EXAMPLES)
        : timed(meant.start(), now);
  }

  /**
   * Of the form.
   *
   * @param day as {@code 2026-12-16}
   * @param time as {@code 14:00}, if one was chosen
   */
  static Reading chosen(String day, Optional<String> time, Instant now, ZoneId zone) {
    try {
      LocalDate date = LocalDate.parse(day);
      if (time.isEmpty()) {
        return wholeDay(date, now, zone);
      }
      var wall = date.atTime(LocalTime.parse(time.get()));
      return zone.getRules().getValidOffsets(wall).isEmpty()
          ? new Reading.Unclear(
              "There is no %s on that day: the clocks of %s go forward over it."
                  .formatted(time.get(), zone))
          : timed(wall.atZone(zone).toInstant(), now);
    } catch (DateTimeException e) {
      return new Reading.Unclear("I do not understand that day or time. " + EXAMPLES);
    }
  }

  private static Reading wholeDay(LocalDate day, Instant now, ZoneId zone) {
    Instant at = day.atTime(PostmortemPolicy.MORNING).atZone(zone).toInstant();
    if (day.isBefore(now.atZone(zone).toLocalDate())) {
      return past();
    }
    return Duration.between(now, at).compareTo(LONGEST) > 0
        ? tooFar()
        : new Reading.Meant(new Meeting(at, Optional.of(day)));
  }

  private static Reading timed(Instant at, Instant now) {
    if (at.isBefore(now)) {
      return past();
    }
    return Duration.between(now, at).compareTo(LONGEST) > 0
        ? tooFar()
        : new Reading.Meant(new Meeting(at, Optional.empty()));
  }

  private static Reading past() {
    return new Reading.Unclear(
        "That is over already. If it was held, say so with Held; otherwise give a day to come. "
            + EXAMPLES);
  }

  private static Reading tooFar() {
    return new Reading.Unclear("That is more than a year ahead. " + EXAMPLES);
  }
}
