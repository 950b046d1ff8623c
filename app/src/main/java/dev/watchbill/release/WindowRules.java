package dev.watchbill.release;

import dev.watchbill.config.ReleaseConfig;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How the freeze before a release is counted back from it (R25, R27).
 *
 * @param day the weekday on which a freeze begins
 * @param at the time of day at which it does, on the clocks of {@code zone}
 * @param deepFreeze how long before the release it deepens, in real time
 */
public record WindowRules(DayOfWeek day, LocalTime at, ZoneId zone, Duration deepFreeze) {

  /** As they are configured. */
  public static WindowRules of(ReleaseConfig config) {
    return new WindowRules(
        config.freeze().day(), config.freeze().at(), config.zone(), config.deepFreeze());
  }
}
