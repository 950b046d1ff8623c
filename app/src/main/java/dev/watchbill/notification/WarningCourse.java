package dev.watchbill.notification;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Wakeups;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a warning one step further: keeps it, says it, and asks to be woken for the next step. In
 * the caller's transaction, which holds the alarm.
 */
final class WarningCourse {
  private final WarningStore store;
  private final Alarms alarms;
  private final StandIns standIns;
  private final WarningRules rules;
  private final WarningNotices notices;
  private final Wakeups wakeups;

  WarningCourse(
      WarningStore store,
      Alarms alarms,
      StandIns standIns,
      WarningRules rules,
      WarningNotices notices,
      Wakeups wakeups) {
    this.store = store;
    this.alarms = alarms;
    this.standIns = standIns;
    this.rules = rules;
    this.notices = notices;
    this.wakeups = wakeups;
  }

  /** Customer success is asked; whoever is on call at once, if nobody of them can be reached. */
  void begin(Alarm alarm, Instant now) {
    Warning it = Warning.asked(alarm.id(), now, nextAt(alarm, 0, now));
    store.insert(it);
    if (notices.reachesCustomerSuccess()) {
      said(alarm, it);
    } else {
      passOn(alarm, it, now);
    }
  }

  /** Boxes were ticked, or unticked, by {@code who}. */
  void ticked(Alarm alarm, Warning before, Warning after, PersonId who, Instant now) {
    Optional<PersonId> carrier = WarningPolicy.carrier(after, who);
    // Whoever goes on by themselves is not reminded from the beginning with each click.
    if (!after.isWaitedFor() || !carrier.equals(before.carrier())) {
      notices.remindedNoMore(alarm, before, after);
      keep(alarm, after.carriedBy(carrier), now);
    } else {
      keep(alarm, after, now);
    }
    if (before.isDone() != after.isDone()) {
      alarms.warned(alarm.id(), after.isDone() ? Optional.of(now) : Optional.empty());
    }
    alarms.refresh(alarm.id());
  }

  /** From now on it is for those on call, or in their place. */
  void passOn(Alarm alarm, Warning before, Instant now) {
    List<PersonId> people = standIns.at(alarm, now);
    notices.remindedNoMore(alarm, before, before.passedOn(people, now));
    notices.askedNoMore(alarm, before, people);
    Warning after = keep(alarm, before.passedOn(people, now), now);
    notices.passedOn(alarm, after, standIns.onCall(now).isPresent());
    alarms.happened(
        alarm.id(), By.clock(), "warning.passed_on", "passed it on to " + notices.names(people));
    alarms.refresh(alarm.id());
  }

  /** Whoever has it is reminded, once, however long that has been due. */
  void remind(Alarm alarm, Warning before, Instant now) {
    Warning after = before.remindedAgain();
    after = after.next(nextAt(alarm, after.reminders(), now));
    store.save(after);
    wake(after);
    notices.reminds(alarm, after);
  }

  /** The alarm goes on in another way: when somebody is reminded next is reckoned anew. */
  void goOn(Alarm alarm, Warning it, Instant now) {
    keep(alarm, it, now);
  }

  /** The alarm is over: nobody is asked any more. */
  void end(Alarm alarm, Warning before, Instant now) {
    if (before.isEnded()) {
      return;
    }
    Warning after = before.ended(now);
    store.save(after);
    notices.remindedNoMore(alarm, before, after);
    notices.stands(alarm, after);
  }

  private Warning keep(Alarm alarm, Warning it, Instant now) {
    Warning kept = it.next(nextAt(alarm, it.reminders(), now));
    store.save(kept);
    said(alarm, kept);
    return kept;
  }

  private void said(Alarm alarm, Warning it) {
    wake(it);
    notices.stands(alarm, it);
  }

  private void wake(Warning it) {
    it.nextAt().ifPresent(at -> wakeups.at(at, Warnings.TIMED));
  }

  private Instant nextAt(Alarm alarm, int reminders, Instant now) {
    return WarningPolicy.nextAt(
        now, rules.within(), reminders, alarm.state() == AlarmState.FIXED, rules.hours());
  }
}
