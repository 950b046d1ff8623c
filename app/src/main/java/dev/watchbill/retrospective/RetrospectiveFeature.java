package dev.watchbill.retrospective;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.handoff.Handoffs;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Modals;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Retrospectives: {@code /oncall retro}, {@code /oncall retros}.
 *
 * @param timers to be woken
 * @param chores forget what is old
 */
public record RetrospectiveFeature(List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static RetrospectiveFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Rotations rotations,
      Handoffs handoffs,
      Permalinks permalinks,
      Modals modals,
      OnCallVerbs verbs,
      HomeParts home,
      Reception reception,
      Clock clock) {
    return new RetrospectiveFeature(List.of(), List.of());
  }
}
