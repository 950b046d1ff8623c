package dev.watchbill.notification;

import dev.watchbill.criticalbug.AlarmButton;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.rotation.Rotations;
import java.util.List;

/**
 * R21: customers and the community are warned. What is known of it is forgotten with its alarm.
 *
 * @param timers to be woken
 * @param chores none of its own
 */
public record NotificationFeature(List<Timed> timers, List<Chore> chores) {
  private static final String HELP =
      """
      *Warning customers and the community* (R21)
      `/critical-bug warned 12` the draft and the boxes
      `/critical-bug warned 12 customers`, `/critical-bug warned 12 community`, `/critical-bug warned 12 both` ticks them
      `/critical-bug warned 12 not customers` takes it back
      `/critical-bug unavailable 12` customer success cannot: whoever is on call is asked instead""";

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static NotificationFeature assemble(
      Ground ground, Rotations rotations, Alarms alarms, CriticalBugVerbs verbs, HomeParts home) {
    var people = ground.people();
    var rules = WarningRules.of(ground.config());
    var store = new WarningStore(ground.jdbi());
    var messages = new WarningMessages(people, rules);
    var notices = new WarningNotices(ground.outbox(), ground.directory(), people, rules, messages);
    var standIns = new StandIns(rotations, people, rules.rotation());
    var course = new WarningCourse(store, alarms, standIns, rules, notices, ground.wakeups());
    var warnings =
        new Warnings(
            store,
            alarms,
            course,
            standIns,
            people,
            notices,
            ground.transactions(),
            ground.clock());
    alarms.whenMoved(warnings::moved);
    alarms.line(alarm -> warnings.find(alarm.id()).map(messages::line));
    alarms.button(
        alarm ->
            warnings
                .find(alarm.id())
                .filter(it -> !it.isEnded())
                .map(it -> new AlarmButton("Warned", WarningSlack.OPEN + ":" + alarm.id())));
    // Who is asked may be on call no more.
    rotations.whenPlanChanges(
        rotation -> ground.wakeups().at(ground.clock().instant(), Warnings.TIMED));
    new WarningSlack(warnings, alarms, messages).listen(ground.reception(), verbs);
    verbs.help(reader -> HELP);
    home.part(reader -> owed(warnings, alarms, messages, reader));
    return new NotificationFeature(
        List.of(
            new WarningTimers(
                store, alarms, standIns, course, ground.transactions(), ground.clock())),
        List.of());
  }

  private static List<HomePart> owed(
      Warnings warnings, Alarms alarms, WarningMessages messages, PersonId reader) {
    return warnings.waitedForBy(reader).stream()
        .limit(3)
        .flatMap(
            it ->
                alarms.find(it.alarm()).stream()
                    .map(
                        alarm ->
                            new HomePart(
                                messages.owed(alarm, it),
                                List.of(
                                    new HomeButton(
                                        "Tick it",
                                        WarningSlack.OPEN + ":" + alarm.id(),
                                        "",
                                        true)))))
        .toList();
  }
}
