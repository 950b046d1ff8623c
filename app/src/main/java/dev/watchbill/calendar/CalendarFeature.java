package dev.watchbill.calendar;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.http.Documents;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Subscriptions to the schedule: {@code /oncall calendar}.
 *
 * @param documents the calendars, to be fetched
 */
public record CalendarFeature(Documents documents) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param address by which calendar programs reach the documents
   */
  public static CalendarFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      People people,
      Rotations rotations,
      PublicAddress address,
      OnCallVerbs verbs,
      HomeParts home,
      Reception reception,
      Clock clock) {
    var store = new CalendarStore(jdbi);
    rotations.whenPlanChanges(
        rotation -> store.revise(rotation, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    var links = new CalendarLinks(store, rotations.names(), audit, transactions, clock);
    new CalendarSlack(
            links, rotations.names(), RotationWords.of(config), new CalendarMessages(address))
        .listen(reception, verbs, home);
    var aliases = new HashMap<String, String>();
    config.rotations().forEach((name, its) -> aliases.put(name, its.alias()));
    return new CalendarFeature(
        new Calendars(store, rotations, aliases, people, transactions, clock));
  }
}
