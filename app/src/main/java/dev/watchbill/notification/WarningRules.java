package dev.watchbill.notification;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How customers and the community are warned, as it is configured.
 *
 * @param warns who warns them
 * @param notifyIn where they are asked to
 * @param alarmIn where the alarm is
 * @param within how long they have, in plain time
 * @param rotation that stands in for them
 * @param hours that rotation's
 * @param zone that rotation's, for readers without a zone of their own
 */
record WarningRules(
    PersonRef warns,
    ChannelRef notifyIn,
    ChannelRef alarmIn,
    Duration within,
    String rotation,
    WorkingHours hours,
    ZoneId zone) {

  static WarningRules of(WatchbillConfig config) {
    var bugs = config.criticalBug();
    var rotation = config.rotation(bugs.onCall());
    return new WarningRules(
        bugs.warns(),
        bugs.notifyIn(),
        bugs.alarmIn(),
        bugs.notifyWithin(),
        bugs.onCall(),
        config.hours(rotation.firstResponse().hours()).working(),
        rotation.changes().zone());
  }
}
