package dev.watchbill.escalation;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a rotation escalates, as it is configured.
 *
 * @param zone of its shifts, for readers without a zone of their own
 * @param home where an escalation goes that is about no request
 * @param dig how long to dig before escalating
 * @param patience how long each contact has: time of {@code hours}, or plain time
 * @param plainTime whether the rotation answers after hours
 * @param outages whether an escalation opens an outage record (R16)
 */
record EscalationRules(
    String rotation,
    ZoneId zone,
    ChannelRef home,
    Duration dig,
    Duration patience,
    WorkingHours hours,
    boolean plainTime,
    boolean outages) {

  /** Of every configured rotation, by name. */
  static Map<String, EscalationRules> of(WatchbillConfig config) {
    return config.rotations().keySet().stream()
        .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> of(config, name)));
  }

  private static EscalationRules of(WatchbillConfig config, String rotation) {
    var its = config.rotation(rotation);
    return new EscalationRules(
        rotation,
        its.changes().zone(),
        its.listenIn().get(0),
        its.digBeforeEscalating(),
        its.nextContactAfter(),
        config.hours(its.firstResponse().hours()).working(),
        its.firstResponse().afterHours().isPresent(),
        its.outages());
  }

  /** When those who are asked at {@code now} have had their time. */
  Instant nextAt(Instant now) {
    return EscalationPolicy.nextAt(now, patience, hours, plainTime);
  }
}
