package dev.watchbill.patch;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.FollowUpAnswer;
import dev.watchbill.criticalbug.Moved;
import dev.watchbill.ground.ChecklistLine;
import dev.watchbill.ground.ChecklistLine.Tick;
import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Patch releases: begun when an alarm is confirmed, ticked off line by line (R22). Whatever is
 * decided about one is decided while its alarm is held.
 */
final class Patches {
  /** So much of a line is kept in the alarm's history. */
  private static final int WORDS = 200;

  private final PatchStore store;
  private final List<String> checklist;
  private final Alarms alarms;
  private final People people;
  private final Rotations rotations;
  private final PatchNotices notices;
  private final Transactions transactions;
  private final Clock clock;

  /**
   * @param checklist as it is configured now; an alarm keeps the one it was confirmed under
   */
  Patches(
      PatchStore store,
      List<String> checklist,
      Alarms alarms,
      People people,
      Rotations rotations,
      PatchNotices notices,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.checklist = List.copyOf(checklist);
    this.alarms = alarms;
    this.people = people;
    this.rotations = rotations;
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The alarm has moved; in the caller's transaction, which holds it. */
  void moved(Moved moved) {
    Alarm alarm = moved.alarm();
    Optional<Patch> begun = store.find(alarm.id());
    if (begun.isEmpty()) {
      if (moved.isNow(AlarmState.CONFIRMED)) {
        store.begin(alarm.id(), moved.now(), managers(alarm), checklist);
        show(alarm);
      }
    } else if (!begun.get().isEnded()) {
      if (isOver(alarm)) {
        store.end(alarm.id(), moved.now());
      }
      show(alarm);
    }
  }

  private static boolean isOver(Alarm alarm) {
    return alarm.state() != AlarmState.CONFIRMED && alarm.state() != AlarmState.FIXED;
  }

  /** Admins stand in for a group without a manager whom one can reach. */
  private List<PersonId> managers(Alarm alarm) {
    List<Person> managers = alarm.group().map(people::managersOf).orElse(List.of());
    return (managers.isEmpty() ? people.admins() : managers)
        .stream().map(Person::id).distinct().toList();
  }

  /** That of an alarm. */
  Optional<Patch> find(long alarm) {
    return store.find(alarm);
  }

  /** Those of alarms that are not over, the oldest first. */
  List<Patch> open() {
    return store.open();
  }

  /** One line is done, or not after all. */
  FollowUpAnswer tick(long id, int position, boolean on, By by) {
    return transactions.inOne(
        () -> {
          Optional<Alarm> alarm = alarms.lock(id);
          if (alarm.isEmpty()) {
            return new FollowUpAnswer.Gone();
          }
          Optional<Patch> patch = store.find(id);
          Optional<ChecklistLine> item = patch.flatMap(it -> it.item(position));
          if (item.isEmpty()) {
            return new FollowUpAnswer.Refused(
                patch.isEmpty()
                    ? "Nothing was ticked: a patch release begins once the bug is confirmed to be critical (R22), and alarm %d was not."
                        .formatted(id)
                    : "Nothing was ticked: the checklist has %d lines."
                        .formatted(patch.get().items().size()));
          }
          if (patch.get().isEnded()) {
            return new FollowUpAnswer.Refused(
                "Nothing was ticked: alarm %d is over. `/critical-bug show %d` tells how it went."
                    .formatted(id, id));
          }
          return tick(alarm.get(), item.get(), on, by);
        });
  }

  private FollowUpAnswer tick(Alarm alarm, ChecklistLine item, boolean on, By by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Ruling may = PatchPolicy.mayTick(roles(by.who()), standsBy(by.who(), now));
    if (may instanceof Ruling.Denied denied) {
      // The box that was clicked in vain is put back as it was.
      store.showAnew(alarm.id());
      show(alarm);
      return new FollowUpAnswer.Refused(Mrkdwn.escape(denied.reason()));
    }
    if (item.ticked().isPresent() != on) {
      store.tick(
          alarm.id(),
          item.position(),
          on ? Optional.of(new Tick(by.who(), now)) : Optional.empty());
      alarms.happened(
          alarm.id(),
          by,
          on ? "patch.tick" : "patch.untick",
          (on ? "ticked “%s”" : "took back “%s”").formatted(Excerpt.of(item.words(), WORDS)));
      show(alarm);
      alarms.refresh(alarm.id());
    }
    return new FollowUpAnswer.Done();
  }

  private void show(Alarm alarm) {
    store.find(alarm.id()).ifPresent(it -> notices.stands(alarm, it));
  }

  private boolean standsBy(PersonId who, Instant now) {
    return rotations.names().stream()
        .anyMatch(
            rotation ->
                rotations.roster(rotation).stream().anyMatch(it -> it.person().equals(who))
                    || rotations
                        .onCallAt(rotation, now)
                        .filter(duty -> duty.person().equals(who))
                        .isPresent());
  }

  private Set<Role> roles(PersonId who) {
    return people.person(who).filter(Person::isMember).map(people::rolesOf).orElse(Set.of());
  }
}
