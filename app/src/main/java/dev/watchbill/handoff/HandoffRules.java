package dev.watchbill.handoff;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is configured for the handoffs of a rotation (R1, R7, R9 to R11).
 *
 * @param rotation its configured name
 * @param alias the user group that people mention, without its {@code @}
 * @param zone the rotation's own
 * @param announceIn where the thread is opened
 * @param headsUp how long before a shift its engineer is told
 * @param hours in which the new engineer is waited for
 * @param takeOverWithin how long, in time of {@code hours}
 * @param meetingsIn where invitations to customer meetings are asked for, if they are
 * @param backlog where improvements of the documentation are collected, if anywhere
 */
record HandoffRules(
    String rotation,
    String alias,
    ZoneId zone,
    ChannelRef announceIn,
    List<Period> headsUp,
    WorkingHours hours,
    Duration takeOverWithin,
    Optional<ChannelRef> meetingsIn,
    Optional<String> backlog) {

  /** Those of every rotation by its name, in the order of the configuration. */
  static Map<String, HandoffRules> of(WatchbillConfig config) {
    var rules = new LinkedHashMap<String, HandoffRules>();
    config
        .rotations()
        .forEach(
            (name, its) ->
                rules.put(
                    name,
                    new HandoffRules(
                        name,
                        its.alias(),
                        its.changes().zone(),
                        its.announceIn(),
                        its.headsUp(),
                        config.hours(its.firstResponse().hours()).working(),
                        its.handoff().takeOverWithin(),
                        its.meetingsIn(),
                        its.handoff().backlog())));
    return rules;
  }
}
