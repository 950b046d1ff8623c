package dev.watchbill.criticalbug;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * How alarms go, as it is configured.
 *
 * @param alarmIn where product is asked: a channel as it is written in the file
 * @param fallbackIn where everybody else is
 * @param patience how long product has, and whoever is looking; plain time
 * @param askAgain how long nobody's answer is waited for after the fallback, each time
 * @param onCall the rotation whose contacts are asked
 */
record AlarmRules(
    String alarmIn,
    String fallbackIn,
    Duration patience,
    List<Duration> askAgain,
    WorkingHours productHours,
    String onCall) {

  static AlarmRules of(WatchbillConfig config) {
    var its = config.criticalBug();
    return new AlarmRules(
        its.alarmIn().written(),
        its.fallbackIn().written(),
        its.fallbackAfter(),
        its.askAgain(),
        config.hours(its.productHours()).working(),
        its.onCall());
  }

  /** For readers without a zone of their own. */
  ZoneId zone() {
    return productHours.zone();
  }

  /** When an alarm raised at {@code now} falls back. */
  Instant fallbackAt(Instant now) {
    return FallbackPolicy.fallbackAt(now, productHours, patience);
  }
}
