package dev.watchbill.postmortem;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.escalation.Escalations;
import dev.watchbill.escalation.Outages;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Files;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Jdbi;

/**
 * R23: postmortems.
 *
 * @param timers to be woken
 * @param chores forget what is old
 */
public record PostmortemFeature(List<Timed> timers, List<Chore> chores) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param afterwards does what calls Slack, so that nobody waits for it
   */
  public static PostmortemFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Alarms alarms,
      Escalations escalations,
      Outages outages,
      Permalinks permalinks,
      Files files,
      Executor afterwards,
      CriticalBugVerbs bugVerbs,
      OnCallVerbs onCallVerbs,
      HomeParts home,
      Reception reception,
      Clock clock) {
    return new PostmortemFeature(List.of(), List.of());
  }
}
