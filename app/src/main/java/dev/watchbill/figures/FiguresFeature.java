package dev.watchbill.figures;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Jdbi;

/**
 * R32: the weekly figures of bugs.
 *
 * @param timers to be woken
 * @param chores forget what is old
 */
public record FiguresFeature(List<Timed> timers, List<Chore> chores) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param afterwards does what calls GitHub, so that nobody waits for it
   */
  public static FiguresFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Issues issues,
      Executor afterwards,
      CriticalBugVerbs verbs,
      Reception reception,
      Clock clock) {
    return new FiguresFeature(List.of(), List.of());
  }
}
