package dev.watchbill.release;

import dev.watchbill.worktime.WorkingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;

/** When a branch freezes for a release, and when that is said beforehand (R25, R27). */
public final class WindowPolicy {
  /** Nobody is away for longer. */
  private static final int DAYS_LOOKED_BACK = 60;

  private WindowPolicy() {}

  /**
   * The window of a release: its deep freeze is the last stretch of real time before it, its freeze
   * begins at the last configured weekday and time of day that is no later than the deep freeze.
   *
   * <p>Where the clocks leave that time of day out, it begins when they have gone forward over it;
   * where they show it twice, at the first; in a week that lacks the weekday itself, a week before.
   */
  public static Window window(Instant releaseAt, WindowRules rules) {
    Instant deepFreezeAt = releaseAt.minus(rules.deepFreeze());
    LocalDate last =
        LocalDate.ofInstant(deepFreezeAt, rules.zone())
            .plusDays(1)
            .with(TemporalAdjusters.previousOrSame(rules.day()));
    Instant freezeAt =
        Stream.iterate(last, day -> day.minusWeeks(1))
            .flatMap(day -> on(day, rules.at(), rules.zone()).stream())
            .filter(at -> !at.isAfter(deepFreezeAt))
            .findFirst()
            .orElseThrow();
    return new Window(freezeAt, deepFreezeAt, releaseAt);
  }

  /** Empty on a day that a place has skipped. */
  private static Optional<Instant> on(LocalDate day, LocalTime time, ZoneId zone) {
    return Optional.of(ZonedDateTime.of(day, time, zone))
        .filter(at -> at.toLocalDate().equals(day))
        .map(ZonedDateTime::toInstant);
  }

  /**
   * When people are warned of something that happens at {@code at}: at that time of day on the
   * working day before.
   *
   * @param hours whose days are the working days; their zone is not looked at
   * @param time of day, on the clocks of {@code zone}
   */
  public static Instant warningAt(Instant at, WorkingHours hours, LocalTime time, ZoneId zone) {
    LocalDate dayBefore = LocalDate.ofInstant(at, zone).minusDays(1);
    return Stream.iterate(dayBefore, day -> day.minusDays(1))
        .limit(DAYS_LOOKED_BACK)
        .filter(
            day ->
                hours.days().contains(day.getDayOfWeek())
                    && !hours.holidays().isHoliday(day)
                    && on(day, time, zone).isPresent())
        .findFirst()
        .orElse(dayBefore)
        .atTime(time)
        .atZone(zone)
        .toInstant();
  }
}
