package dev.watchbill.patch;

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
 * R22: the patch release and its checklist. What is known of it is forgotten with its alarm.
 *
 * @param timers none: nothing of it is due at an instant
 * @param chores none of its own
 */
public record PatchFeature(List<Timed> timers, List<Chore> chores) {
  private static final String HELP =
      """
      *Patch release* (R22)
      `/critical-bug patch 12` its checklist
      `/critical-bug patch 12 3` ticks the third line, `/critical-bug patch 12 not 3` takes it back""";

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static PatchFeature assemble(
      Ground ground, Rotations rotations, Alarms alarms, CriticalBugVerbs verbs, HomeParts home) {
    var people = ground.people();
    var bugs = ground.config().criticalBug();
    var messages = new PatchMessages(people, rotations.zone(bugs.onCall()));
    var patches =
        new Patches(
            new PatchStore(ground.jdbi()),
            bugs.patch(),
            alarms,
            people,
            rotations,
            new PatchNotices(ground.outbox(), ground.directory(), bugs.alarmIn(), messages),
            ground.transactions(),
            ground.clock());
    alarms.whenMoved(patches::moved);
    alarms.line(alarm -> patches.find(alarm.id()).map(it -> messages.line(alarm, it)));
    alarms.button(
        alarm ->
            patches
                .find(alarm.id())
                .filter(it -> !it.isEnded())
                .map(it -> new AlarmButton("Checklist", PatchSlack.OPEN + ":" + alarm.id())));
    var forms = new PatchFormMessages(messages);
    new PatchSlack(patches, alarms, messages, forms).listen(ground.reception(), verbs);
    verbs.help(reader -> HELP);
    home.part(reader -> underWay(patches, alarms, messages, reader));
    return new PatchFeature(List.of(), List.of());
  }

  /** Of the groups that the reader manages, as long as lines are open. */
  private static List<HomePart> underWay(
      Patches patches, Alarms alarms, PatchMessages messages, PersonId reader) {
    return patches.open().stream()
        .filter(it -> it.asked().contains(reader) && it.done() < it.items().size())
        .limit(3)
        .flatMap(
            it ->
                alarms.find(it.alarm()).stream()
                    .map(
                        alarm ->
                            new HomePart(
                                "*Patch release* of %s (R22): %s."
                                    .formatted(messages.bug(alarm), messages.progress(alarm, it)),
                                List.of(
                                    new HomeButton(
                                        "Checklist",
                                        PatchSlack.OPEN + ":" + alarm.id(),
                                        "",
                                        false)))))
        .toList();
  }
}
