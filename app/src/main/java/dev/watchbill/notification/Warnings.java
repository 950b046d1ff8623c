package dev.watchbill.notification;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.FollowUpAnswer;
import dev.watchbill.criticalbug.Moved;
import dev.watchbill.notification.Warning.Act;
import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.text.Mrkdwn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The warning of customers and the community: asked for, ticked, passed on (R21). Whatever is
 * decided about one is decided while its alarm is held.
 */
final class Warnings {
  static final String TIMED = "notification";

  private final WarningStore store;
  private final Alarms alarms;
  private final WarningCourse course;
  private final StandIns standIns;
  private final People people;
  private final WarningNotices notices;
  private final Transactions transactions;
  private final Clock clock;

  Warnings(
      WarningStore store,
      Alarms alarms,
      WarningCourse course,
      StandIns standIns,
      People people,
      WarningNotices notices,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.alarms = alarms;
    this.course = course;
    this.standIns = standIns;
    this.people = people;
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The alarm has moved; in the caller's transaction, which holds it. */
  void moved(Moved moved) {
    Alarm alarm = moved.alarm();
    Optional<Warning> asked = store.find(alarm.id());
    if (asked.isEmpty()) {
      if (moved.isNow(AlarmState.CONFIRMED)) {
        course.begin(alarm, moved.now());
      }
      return;
    }
    Warning it = asked.get();
    if (moved.isNow(AlarmState.CONFIRMED) && moved.from() == AlarmState.FIXED) {
      notices.openAgain(alarm, it, moved.now());
    }
    if (isOver(alarm)) {
      course.end(alarm, it, moved.now());
    } else {
      // Fixed, or open again: it is asked for more calmly, or less so; the draft says how it is.
      course.goOn(alarm, it.shownAnew(), moved.now());
    }
  }

  private static boolean isOver(Alarm alarm) {
    return alarm.state() != AlarmState.CONFIRMED && alarm.state() != AlarmState.FIXED;
  }

  /** How far that of an alarm has come. */
  Optional<Warning> find(long alarm) {
    return store.find(alarm);
  }

  /** Those of which something is left to do, the oldest first. */
  List<Warning> waitedFor() {
    return store.waitedFor();
  }

  /** The same, as far as {@code who} is asked. */
  List<Warning> waitedForBy(PersonId who) {
    return store.waitedFor().stream().filter(it -> it.reminds().contains(who)).toList();
  }

  /**
   * Those audiences have been warned, or not after all.
   *
   * @param on whether they have
   */
  FollowUpAnswer tick(long id, Set<Audience> audiences, boolean on, By by) {
    return decided(
        id,
        (alarm, it) -> {
          Instant now = now();
          Ruling may =
              WarningPolicy.mayTick(
                  roles(by.who()), standIns.has(by.who(), now), standIns.rotation());
          if (may instanceof Ruling.Denied denied) {
            return refused(alarm, it, Mrkdwn.escape(denied.reason()));
          }
          Warning after = it;
          for (Audience audience : Audience.values()) {
            if (audiences.contains(audience) && it.of(audience).isPresent() != on) {
              after =
                  after.ticked(
                      audience, on ? Optional.of(new Act(by.who(), now)) : Optional.empty());
              alarms.happened(
                  id,
                  by,
                  on ? "warning.tick" : "warning.untick",
                  on
                      ? "ticked that " + audience.areWarned()
                      : "took back that " + audience.areWarned());
            }
          }
          if (!after.equals(it)) {
            course.ticked(alarm, it, after, by.who(), now);
          }
          return new FollowUpAnswer.Done();
        });
  }

  /** Customer success is not available: whoever is on call is asked at once. */
  FollowUpAnswer unavailable(long id, By by) {
    return decided(
        id,
        (alarm, it) -> {
          if (WarningPolicy.maySayUnavailable(roles(by.who())) instanceof Ruling.Denied denied) {
            return new FollowUpAnswer.Refused(Mrkdwn.escape(denied.reason()));
          }
          if (!it.isWaitedFor() || it.passedOnAt().isPresent()) {
            return new FollowUpAnswer.Refused(notices.alreadyPassedOn(it));
          }
          Instant now = now();
          alarms.happened(
              id, by, "warning.unavailable", "said that customer success is not available");
          course.passOn(alarm, it.unavailable(new Act(by.who(), now)), now);
          return new FollowUpAnswer.Done();
        });
  }

  private interface Deed {
    FollowUpAnswer on(Alarm alarm, Warning warning);
  }

  private FollowUpAnswer decided(long id, Deed deed) {
    return transactions.inOne(
        () -> {
          Optional<Alarm> alarm = alarms.lock(id);
          if (alarm.isEmpty()) {
            return new FollowUpAnswer.Gone();
          }
          Optional<Warning> it = store.find(id);
          if (it.isEmpty()) {
            return new FollowUpAnswer.Refused(
                "Nothing was changed: customers and the community are warned once a bug is confirmed to be critical (R21), and alarm %d was not."
                    .formatted(id));
          }
          if (it.get().isEnded()) {
            return new FollowUpAnswer.Refused(
                "Nothing was changed: alarm %d is over. `/critical-bug show %d` tells how it went."
                    .formatted(id, id));
          }
          return deed.on(alarm.get(), it.get());
        });
  }

  /** A box that was clicked in vain is put back as it was. */
  private FollowUpAnswer refused(Alarm alarm, Warning it, String reason) {
    Warning again = it.shownAnew();
    store.save(again);
    notices.stands(alarm, again);
    return new FollowUpAnswer.Refused(reason);
  }

  private Set<Role> roles(PersonId who) {
    return people.person(who).filter(Person::isMember).map(people::rolesOf).orElse(Set.of());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
