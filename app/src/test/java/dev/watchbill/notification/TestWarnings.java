package dev.watchbill.notification;

import dev.watchbill.TestGround;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.criticalbug.FollowUpAnswer;
import dev.watchbill.criticalbug.TestAlarms;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Warnings in the company of {@link TestAlarms}: Cass and Carl are customer success, Ben is on
 * call.
 */
final class TestWarnings {
  final TestAlarms bugs = new TestAlarms();
  final NotificationFeature feature =
      NotificationFeature.assemble(
          new TestGround(bugs.jdbi, bugs.config, bugs.company.directory, bugs.audit, bugs.clock)
              .saying(bugs.outbox),
          bugs.rotations,
          bugs.alarms,
          new CriticalBugVerbs(),
          new HomeParts());
  final Warnings warnings = door(bugs.outbox);
  final WarningSlack slack =
      new WarningSlack(
          warnings, bugs.alarms, new WarningMessages(bugs.people, WarningRules.of(bugs.config)));

  /** As another instance has it. */
  private Warnings door(Outbox outbox) {
    var rules = WarningRules.of(bugs.config);
    var store = new WarningStore(bugs.jdbi);
    var messages = new WarningMessages(bugs.people, rules);
    var notices = new WarningNotices(outbox, bugs.company.directory, bugs.people, rules, messages);
    var standIns = new StandIns(bugs.rotations, bugs.people, rules.rotation());
    var course =
        new WarningCourse(
            store, bugs.alarms, standIns, rules, notices, (when, timed) -> bugs.wakeups.add(when));
    return new Warnings(
        store, bugs.alarms, course, standIns, bugs.people, notices, bugs.transactions, bugs.clock);
  }

  Warning of(Alarm alarm) {
    return warnings.find(alarm.id()).orElseThrow();
  }

  FollowUpAnswer tick(Alarm alarm, PersonId who, Audience... audiences) {
    return warnings.tick(alarm.id(), Set.of(audiences), true, by(who));
  }

  FollowUpAnswer untick(Alarm alarm, PersonId who, Audience... audiences) {
    return warnings.tick(alarm.id(), Set.of(audiences), false, by(who));
  }

  static By by(PersonId who) {
    return By.person(who, "a button");
  }

  /** What {@code /critical-bug warned} says. */
  String typed(PersonId who, String words) {
    return ((Reply.Ephemeral) answer(who, words).orElseThrow()).content().text();
  }

  Optional<Reply> answer(PersonId who, String words) {
    return slack.typed(
        new CriticalBugVerbs.Typed(
            who,
            words,
            new Command("/critical-bug", "warned " + words, who.value(), "CANY", "T1")));
  }

  /** What {@code /critical-bug unavailable} says; empty if the words describe a bug. */
  Optional<String> unavailable(PersonId who, String words) {
    return slack
        .typedUnavailable(
            new CriticalBugVerbs.Typed(
                who,
                words,
                new Command("/critical-bug", "unavailable " + words, who.value(), "CANY", "T1")))
        .map(reply -> ((Reply.Ephemeral) reply).content().text());
  }

  /** What customer success sees. */
  String card(Alarm alarm) {
    return bugs.outbox.text("warning:" + alarm.id());
  }

  /** Time passes, and the timers are woken whenever they have asked for it. */
  void passes(Duration time) {
    bugs.passes(time, feature.timers());
  }
}
