package dev.watchbill.calendar;

import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.http.Documents;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.release.Releases;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;

/**
 * Subscriptions to the schedule and to releases: {@code /oncall calendar}.
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
      Ground ground,
      Rotations rotations,
      Releases releases,
      PublicAddress address,
      OnCallVerbs verbs,
      HomeParts home) {
    var store = new CalendarStore(ground.jdbi());
    rotations.whenPlanChanges(
        rotation ->
            store.revise(rotation, ground.clock().instant().truncatedTo(ChronoUnit.MICROS)));
    var links =
        new CalendarLinks(
            store, rotations.names(), ground.audit(), ground.transactions(), ground.clock());
    new CalendarSlack(
            links,
            rotations.names(),
            RotationWords.of(ground.config()),
            new CalendarMessages(address))
        .listen(ground.reception(), verbs, home);
    var aliases = new HashMap<String, String>();
    ground.config().rotations().forEach((name, its) -> aliases.put(name, its.alias()));
    return new CalendarFeature(
        new Calendars(
            store,
            rotations,
            aliases,
            releases,
            ground.config().release().branch(),
            ground.people(),
            ground.transactions(),
            ground.clock()));
  }
}
