package dev.watchbill.rotation;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.Permissions;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/**
 * Rosters, shifts and {@code /oncall}.
 *
 * @param rotations for other features
 * @param overrides for the feature that changes plans
 * @param remarks to which other features add what {@code /oncall schedule} says beneath a shift
 * @param timers to be woken
 */
public record RotationFeature(
    Rotations rotations, Overrides overrides, ScheduleRemarks remarks, Timed timers) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param verbs what other features add to {@code /oncall}, now or later
   */
  public static RotationFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      People people,
      OnCallVerbs verbs,
      Reception reception,
      Clock clock) {
    var store = new RotationStore(jdbi);
    var overrides = new OverrideStore(jdbi);
    var news = new PlanNews();
    var rotations =
        new Rotations(
            RotationRules.of(config),
            store,
            overrides,
            new Permissions(people),
            new RotationNotices(outbox, people),
            new RotationAudit(audit),
            news,
            transactions,
            wakeups,
            clock);
    var remarks = new ScheduleRemarks();
    new RotationSlack(rotations, people, config, verbs, remarks, clock).listen(reception);
    return new RotationFeature(
        rotations,
        new Overrides(rotations.names(), store, overrides, news, transactions, wakeups, clock),
        remarks,
        new RotationTimers(rotations, clock));
  }
}
