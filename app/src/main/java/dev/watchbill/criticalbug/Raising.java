package dev.watchbill.criticalbug;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Wakeups;
import java.time.Instant;
import java.util.Optional;

/** An alarm goes out, or somebody joins the one about the same bug (R18). */
final class Raising {
  private final AlarmStore store;
  private final AlarmRules rules;
  private final AlarmLog log;
  private final AlarmNotices notices;
  private final Moves moves;
  private final Wakeups wakeups;

  Raising(
      AlarmStore store,
      AlarmRules rules,
      AlarmLog log,
      AlarmNotices notices,
      Moves moves,
      Wakeups wakeups) {
    this.store = store;
    this.rules = rules;
    this.log = log;
    this.notices = notices;
    this.moves = moves;
    this.wakeups = wakeups;
  }

  /** As {@link Alarms#raise}, in the caller's transaction. */
  AlarmAnswer raise(BugReport bug, By by, String draft, Instant now) {
    store.hold(BugKey.of(bug.link()));
    Optional<Alarm> known = store.of(draft);
    if (known.isPresent()) {
      return known.get().reporter().equals(by.who())
          ? new AlarmAnswer.Raised(known.get())
          : new AlarmAnswer.Joined(known.get());
    }
    Optional<Course> open =
        store.about(BugKey.of(bug.link())).stream()
            .filter(alarm -> alarm.state().isOpen())
            .findFirst()
            .flatMap(alarm -> store.lock(alarm.id()))
            .filter(course -> course.state().isOpen());
    return open.map(course -> joined(course, bug, by, draft, now))
        .orElseGet(() -> raised(bug, by, draft, now));
  }

  private AlarmAnswer raised(BugReport bug, By by, String draft, Instant now) {
    if (!notices.hasSomewhereToGo()) {
      return new AlarmAnswer.Refused(
          "I am not in #%s, where this would go. Invite me there first: `/invite @watchbill`."
              .formatted(rules.alarmIn()));
    }
    PersonId reporter = by.who();
    Instant fallbackAt = rules.fallbackAt(now);
    Optional<Course> fresh = store.insert(bug, reporter, draft, now, fallbackAt);
    if (fresh.isEmpty()) {
      return new AlarmAnswer.Raised(store.of(draft).orElseThrow());
    }
    Course course = fresh.get();
    log.happened(course.id(), by, "alarm.raise", "raised the alarm", now);
    moves.hear(course, AlarmState.RAISED, by, now);
    notices.raised(course);
    if (!fallbackAt.isAfter(now)) {
      return new AlarmAnswer.Raised(moves.fallBack(course, now));
    }
    wakeups.at(fallbackAt, Alarms.TIMED);
    return new AlarmAnswer.Raised(course.alarm());
  }

  private AlarmAnswer joined(Course course, BugReport bug, By by, String draft, Instant now) {
    PersonId who = by.who();
    if (!course.alarm().reporter().equals(who) && store.join(course.id(), who, draft, now)) {
      long act = log.happened(course.id(), by, "alarm.join", "has seen the same bug", now);
      notices.joined(course, who, bug, act);
    }
    return new AlarmAnswer.Joined(course.alarm());
  }
}
