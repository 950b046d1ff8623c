package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import dev.watchbill.support.ClockPolicy.Promise;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is configured for the support requests of a rotation (R5, R13).
 *
 * @param rotation its configured name
 * @param alias the user group that people mention, without its {@code @}
 * @param zone the rotation's own
 * @param hours its business hours
 * @param within business time to a first response
 * @param afterHours plain time to it outside {@code hours}, if the rotation answers then too
 * @param remindBefore how long before it is due the holder is reminded
 * @param nextContactAfter how long each contact has before the next one is asked
 */
record SupportRules(
    String rotation,
    String alias,
    ZoneId zone,
    WorkingHours hours,
    Duration within,
    Optional<Duration> afterHours,
    Duration remindBefore,
    Duration nextContactAfter) {

  /** Those of every rotation by its name, in the order of the configuration. */
  static Map<String, SupportRules> of(WatchbillConfig config) {
    var rules = new LinkedHashMap<String, SupportRules>();
    config.rotations().forEach((name, its) -> rules.put(name, of(name, its, config)));
    return rules;
  }

  /** The zone of a rotation, of one that is configured no more, too. */
  static ZoneId zone(Map<String, SupportRules> rules, String rotation) {
    return Optional.ofNullable(rules.get(rotation)).map(SupportRules::zone).orElse(ZoneOffset.UTC);
  }

  private static SupportRules of(String name, RotationConfig its, WatchbillConfig config) {
    var response = its.firstResponse();
    return new SupportRules(
        name,
        its.alias(),
        its.changes().zone(),
        config.hours(response.hours()).working(),
        response.within(),
        response.afterHours(),
        its.remindBeforeDue(),
        its.nextContactAfter());
  }

  /**
   * What is promised to whoever asks.
   *
   * @param contacts how many there are to be asked, the backup included
   */
  Promise promise(int contacts) {
    return new Promise(hours, within, afterHours, remindBefore, nextContactAfter, contacts);
  }
}
