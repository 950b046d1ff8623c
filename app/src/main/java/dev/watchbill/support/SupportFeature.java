package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Support requests and the clock of the first response.
 *
 * @param requests for other features
 * @param timers to be woken
 * @param shelf forgets what is old
 */
public record SupportFeature(SupportRequests requests, Timed timers, SupportShelf shelf) {

  /**
   * Puts the feature together.
   *
   * @param caughtUp whether everything that was said up to now has been heard; until then the
   *     clocks wait
   */
  public static SupportFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      People people,
      Rotations rotations,
      BooleanSupplier caughtUp,
      Clock clock) {
    var rules = SupportRules.of(config);
    var store = new SupportStore(jdbi);
    var circle = new SupportCircle(rules, people, rotations);
    var notices = new SupportNotices(outbox, new SupportMessages(people, rules));
    var trail = new SupportAudit(audit);
    return new SupportFeature(
        new SupportRequests(store, circle, people, notices, trail, transactions, wakeups, clock),
        new SupportTimers(
            new SupportClock(store, circle, notices, trail, transactions, caughtUp), clock),
        new SupportShelf(store));
  }
}
