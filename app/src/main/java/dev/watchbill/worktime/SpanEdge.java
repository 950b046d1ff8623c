package dev.watchbill.worktime;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One end of a typed span.
 *
 * @param day as typed; empty if none was
 * @param isNow this very moment, or {@code ahead} of it
 */
record SpanEdge(String day, Optional<TypedHour> hour, boolean isNow, Optional<Duration> ahead) {
  private static final Pattern AHEAD =
      Pattern.compile("in (\\d{1,3}|an?|half an) ?(m|mins?|minutes?|h|hrs?|hours?)");

  /** Empty if a time of day is typed that no clock shows. */
  static Optional<SpanEdge> read(String words) {
    if (words.equals("now") || words.equals("right now")) {
      return Optional.of(new SpanEdge("", Optional.empty(), true, Optional.empty()));
    }
    Matcher ahead = AHEAD.matcher(words);
    if (ahead.matches()) {
      return Optional.of(new SpanEdge("", Optional.empty(), true, Optional.of(length(ahead))));
    }
    Optional<TypedHour> hour = TypedHour.in(words);
    String day = hour.map(TypedHour::rest).orElse(words);
    return hour.isEmpty() && day.isEmpty()
        ? Optional.empty()
        : Optional.of(new SpanEdge(day, hour, false, Optional.empty()));
  }

  private static Duration length(Matcher ahead) {
    String number = ahead.group(1);
    boolean hours = ahead.group(2).startsWith("h");
    if (number.equals("half an")) {
      return Duration.ofMinutes(30);
    }
    long many = number.startsWith("a") ? 1 : Long.parseLong(number);
    return hours ? Duration.ofHours(many) : Duration.ofMinutes(many);
  }

  /** The same day at another time of day; {@link LocalTime#MAX} is its end. */
  SpanEdge at(LocalTime time) {
    int minute = time.equals(LocalTime.MAX) ? TypedHour.DAY : time.toSecondOfDay() / 60;
    return new SpanEdge(
        day, Optional.of(new TypedHour(minute, Optional.empty(), 0, day, false)), false, ahead);
  }

  /** When a part of the day that was named ends, as a minute of the day. */
  Optional<Integer> until() {
    return hour.flatMap(TypedHour::until);
  }

  SpanEdge atItsEnd() {
    return new SpanEdge(
        day,
        Optional.of(new TypedHour(until().orElse(TypedHour.DAY), Optional.empty(), 0, day, false)),
        false,
        ahead);
  }

  /** Of the day; 0 where no time is typed. */
  int minute() {
    return hour.map(TypedHour::minute).orElse(0);
  }

  int turn() {
    return hour.map(TypedHour::turn).orElse(0);
  }

  /** Whether its time of day stands before its day. */
  boolean hourLeads() {
    return !day.isEmpty() && hour.filter(TypedHour::leads).isPresent();
  }

  boolean isWeekday() {
    return TypedDay.isWeekday(day);
  }

  /** Whether the day was not said, or only which weekday: another one may be meant. */
  boolean isLoose() {
    return !isNow && (day.isEmpty() || isWeekday());
  }

  LocalDateTime on(LocalDate date) {
    return date.atStartOfDay().plusMinutes(minute());
  }
}
