package dev.watchbill.postmortem;

import static dev.watchbill.criticalbug.TestAlarms.MAYA;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.criticalbug.TestAlarms;
import dev.watchbill.escalation.EscalationFeature;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Files;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.support.SupportFeature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Postmortems in the company, and at the time, of {@link TestAlarms}. */
final class TestPostmortems {
  final TestAlarms bugs = new TestAlarms();
  final SaidOutbox outbox = bugs.outbox;
  final SettableClock clock = bugs.clock;
  final Ground ground =
      new TestGround(bugs.jdbi, bugs.config, bugs.company.directory, bugs.audit, clock)
          .saying(outbox);
  final EscalationFeature escalation =
      EscalationFeature.assemble(
          ground,
          bugs.rotations,
          SupportFeature.assemble(ground, bugs.rotations).requests(),
          new OnCallVerbs());
  final CriticalBugVerbs bugVerbs = new CriticalBugVerbs();
  final OnCallVerbs onCallVerbs = new OnCallVerbs();
  final List<String> shared = new ArrayList<>();
  Optional<SlackRefused> refusal = Optional.empty();
  final Files files =
      (user, filename, title, bytes, comment) -> {
        if (refusal.isPresent()) {
          throw refusal.get();
        }
        shared.add(user + " " + filename);
      };
  final PostmortemFeature feature;
  final PostmortemFeature.Parts parts;
  final Postmortems postmortems;
  final ActionItems items;

  TestPostmortems() {
    feature =
        PostmortemFeature.assemble(
            ground,
            bugs.rotations,
            bugs.alarms,
            escalation.escalations(),
            escalation.outages(),
            files,
            bugVerbs,
            onCallVerbs,
            new HomeParts());
    parts =
        PostmortemFeature.Parts.of(
            ground,
            bugs.rotations,
            bugs.alarms,
            escalation.escalations(),
            escalation.outages(),
            files);
    postmortems = parts.postmortems();
    items = parts.items();
  }

  /** The postmortem of a bug that Maya has fixed. */
  Case fixed() {
    return of(bugs.fixed());
  }

  Case of(Alarm alarm) {
    return postmortems.about(About.alarm(alarm.id())).orElseThrow();
  }

  /** As it stands now. */
  Case now(Case its) {
    return postmortems.find(its.postmortem().id()).orElseThrow();
  }

  Postmortem state(Case its) {
    return now(its).postmortem();
  }

  static By by(PersonId who) {
    return By.person(who, "a button");
  }

  static Case done(PostmortemAnswer answer) {
    if (answer instanceof PostmortemAnswer.Done done) {
      return done.its();
    }
    throw new AssertionError("not done: " + answer);
  }

  static String refused(PostmortemAnswer answer) {
    if (answer instanceof PostmortemAnswer.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError("not refused: " + answer);
  }

  Meeting in(Duration time) {
    return new Meeting(clock.instant().plus(time), Optional.empty());
  }

  Case scheduled(Case its, Duration ahead) {
    return done(postmortems.schedule(its.postmortem().id(), by(MAYA), in(ahead)));
  }

  Case held(Case its) {
    return done(postmortems.held(its.postmortem().id(), by(MAYA)));
  }

  /** Maya adds an item for that person. */
  ActionItem added(Case its, String what, PersonId owner) {
    List<ActionItem> all =
        done(items.add(
                its.postmortem().id(),
                by(MAYA),
                new ActionItems.Wish(
                    what,
                    owner,
                    Optional.empty(),
                    Optional.empty(),
                    its.postmortem().key("V-" + what))))
            .items();
    return all.get(all.size() - 1);
  }

  PostmortemAnswer link(ActionItem item, PersonId who, String issue) {
    return items.link(item.id(), by(who), issue, Optional.empty());
  }

  void passes(Duration time) {
    bugs.passes(time, feature.timers());
  }

  void passesUntil(String instant) {
    passes(Duration.between(clock.instant(), Instant.parse(instant)));
  }

  /** The keys of what was said in private to see to it. */
  List<String> asks(Case its, PersonId who) {
    return outbox.keys(its.postmortem().key("ask:" + who + ":"));
  }

  String lastAsk(Case its, PersonId who) {
    List<String> all = asks(its, who);
    return outbox.text(all.get(all.size() - 1));
  }

  List<String> owed(PersonId who) {
    return outbox.keys("postmortem:owed:" + who + ":");
  }

  String lastOwed(PersonId who) {
    List<String> all = owed(who);
    return outbox.text(all.get(all.size() - 1));
  }
}
