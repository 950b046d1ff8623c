package dev.watchbill.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When people are at work. An instant is open exactly if, in {@code zone}, its wall clock stands in
 * {@code [from, to)} on a working weekday that is no holiday. Between two instants business time is
 * the real time that passes while it is open: when the clocks change within working hours that day
 * is an hour shorter or longer, as it is for the people.
 *
 * @param days the weekdays worked, at least one
 * @param from start of the day's work, wall clock in {@code zone}
 * @param to its end, exclusive, later than {@code from}; {@link LocalTime#MIDNIGHT} means 24:00
 * @param holidays the days that are free
 */
public record WorkingHours(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, Holidays holidays) {

  /** Longer than any closure of people who mean to be reached. */
  private static final int DAYS_LOOKED_AHEAD = 400;

  private static final WorkingHours ALWAYS =
      new WorkingHours(
          EnumSet.allOf(DayOfWeek.class),
          LocalTime.MIDNIGHT,
          LocalTime.MIDNIGHT,
          ZoneOffset.UTC,
          Holidays.none());

  public WorkingHours {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("working hours need at least one weekday");
    }
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "working hours must begin before they end, on the same day: from " + from + " to " + to);
    }
  }

  /** Day and night, every day. */
  public static WorkingHours always() {
    return ALWAYS;
  }

  /** Whether people are at work at {@code instant}; at the very instant of closing they are not. */
  public boolean isOpen(Instant instant) {
    LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
    return isWorked(wall.toLocalDate())
        && !wall.toLocalTime().isBefore(from)
        && (endsAtMidnight() || wall.toLocalTime().isBefore(to));
  }

  /**
   * When the working day that {@code instant} is in comes to its end; days that follow each other
   * without a break count as one.
   *
   * @return empty outside working hours; {@link Instant#MAX} if people never go home
   */
  public Optional<Instant> closingAfter(Instant instant) {
    if (!isOpen(instant)) {
      return Optional.empty();
    }
    Instant horizon = instant.plus(Duration.ofDays(DAYS_LOOKED_AHEAD));
    Instant end = instant;
    while (isOpen(end)) {
      if (end.isAfter(horizon)) {
        return Optional.of(Instant.MAX);
      }
      end = stretchFrom(end).end();
    }
    return Optional.of(end);
  }

  /**
   * The first open instant that is not before {@code instant}: the instant itself during working
   * hours.
   *
   * @throws IllegalStateException if every day for more than a year is free
   */
  public Instant nextOpening(Instant instant) {
    return stretchFrom(instant).start();
  }

  /**
   * The instant at which {@code businessTime} has passed since {@code instant}: what is due "within
   * an hour of business time". Outside working hours counting starts at the next opening. Time that
   * is used up exactly at closing ends at that closing, not at the next opening; no time at all
   * ends at {@code instant}, or at the next opening if that is outside working hours.
   *
   * @param businessTime zero or more
   * @throws IllegalStateException if every day for more than a year is free
   */
  public Instant after(Instant instant, Duration businessTime) {
    if (businessTime.isNegative()) {
      throw new IllegalArgumentException("business time runs forward only, not " + businessTime);
    }
    if (businessTime.isZero()) {
      return isClosing(instant) ? instant : nextOpening(instant);
    }
    Duration left = businessTime;
    Stretch stretch = stretchFrom(instant);
    while (left.compareTo(stretch.length()) > 0) {
      left = left.minus(stretch.length());
      stretch = stretchFrom(stretch.end());
    }
    return stretch.start().plus(left);
  }

  /**
   * The business time that passes from {@code start} to {@code end}; negative if {@code end} is the
   * earlier.
   */
  public Duration between(Instant start, Instant end) {
    if (end.isBefore(start)) {
      return between(end, start).negated();
    }
    Duration sum = Duration.ZERO;
    Stretch stretch = stretchFrom(start);
    while (stretch.end().isBefore(end)) {
      sum = sum.plus(stretch.length());
      stretch = stretchFrom(stretch.end());
    }
    return stretch.start().isBefore(end) ? sum.plus(Duration.between(stretch.start(), end)) : sum;
  }

  private boolean isWorked(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !holidays.isHoliday(day);
  }

  private boolean isClosing(Instant instant) {
    return !isOpen(instant) && isOpen(instant.minusNanos(1));
  }

  private boolean endsAtMidnight() {
    return to.equals(LocalTime.MIDNIGHT);
  }

  /**
   * The first open stretch from {@code instant} on, which ends at closing, at midnight, or when the
   * clocks change, whichever comes first: within it the wall clock runs evenly.
   */
  private Stretch stretchFrom(Instant instant) {
    Instant start = instant;
    for (int looked = 0; looked < DAYS_LOOKED_AHEAD; looked++) {
      ZoneOffset offset = zone.getRules().getOffset(start);
      LocalDate day = start.atOffset(offset).toLocalDate();
      Instant end = earlier(nextChange(start), midnightAfter(day, offset));
      if (isWorked(day)) {
        Instant opening = later(start, day.atTime(from).toInstant(offset));
        Instant closing = endsAtMidnight() ? end : earlier(end, day.atTime(to).toInstant(offset));
        if (opening.isBefore(closing)) {
          return new Stretch(opening, closing);
        }
      }
      start = end;
    }
    throw new IllegalStateException(
        "no working day within " + DAYS_LOOKED_AHEAD + " days after " + instant + ": " + this);
  }

  private Instant nextChange(Instant instant) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
    return change == null ? Instant.MAX : change.getInstant();
  }

  private static Instant midnightAfter(LocalDate day, ZoneOffset offset) {
    return day.plusDays(1).atStartOfDay().toInstant(offset);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** A piece of open time, half-open and never empty. */
  private record Stretch(Instant start, Instant end) {
    Duration length() {
      return Duration.between(start, end);
    }
  }
}
