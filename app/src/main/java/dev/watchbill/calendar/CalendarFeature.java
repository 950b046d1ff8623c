package dev.watchbill.calendar;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Subscriptions to the schedule: {@code /oncall calendar}.
 *
 * @param chores forget what is old
 */
public record CalendarFeature(List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static CalendarFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      People people,
      Rotations rotations,
      OnCallVerbs verbs,
      HomeParts home,
      Reception reception,
      Clock clock) {
    return new CalendarFeature(List.of());
  }
}
