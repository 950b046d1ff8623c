package dev.watchbill.alias;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.UserGroups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Aliases, pointed at whoever is on call.
 *
 * @param aliases for other features
 * @param timers to be woken
 */
public record AliasFeature(Aliases aliases, List<Timed> timers) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static AliasFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Rotations rotations,
      UserGroups userGroups,
      Reception reception,
      Clock clock) {
    return new AliasFeature(new Aliases(), List.of());
  }
}
