package dev.watchbill.criticalbug;

import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.rotation.Rotations;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code /critical-bug}: alarms (R17 to R20).
 *
 * @param alarms the door for what follows them
 * @param verdicts what people say becomes of them
 * @param verbs for the words other features add to {@code /critical-bug}
 * @param openInOneLine the alarms that go on, in mrkdwn; empty if there are none
 * @param timers to be woken
 * @param chores forget what is old
 */
public record CriticalBugFeature(
    Alarms alarms,
    Verdicts verdicts,
    CriticalBugVerbs verbs,
    Supplier<Optional<String>> openInOneLine,
    List<Timed> timers,
    List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static CriticalBugFeature assemble(
      Ground ground, Rotations rotations, Issues issues, HomeParts home) {
    var rules = AlarmRules.of(ground.config());
    var store = new AlarmStore(ground.jdbi());
    var circle =
        new AlarmCircle(
            ground.people(),
            rotations,
            ground.directory(),
            ground.config().criticalBug().product(),
            rules.onCall());
    var words = new AlarmWords(ground.people(), rules);
    var cards = new AlarmMessages(words, circle);
    var notices =
        new AlarmNotices(
            ground.outbox(),
            ground.directory(),
            store,
            rules,
            cards,
            new AlarmThreadMessages(words, circle),
            new AlarmPrivateMessages(words));
    var log = new AlarmLog(store, ground.audit());
    var refusals = new AlarmRefusals(words, circle);
    var moves = new Moves(store, rules, circle, refusals, log, notices, ground.wakeups());
    var raising = new Raising(store, rules, log, notices, moves, ground.wakeups());
    var hold = new AlarmHold(store, ground.transactions(), ground.clock());
    var alarms =
        new Alarms(store, raising, moves, refusals, log, notices, ground.transactions(), hold);
    var verdicts = new Verdicts(store, moves, circle, hold, ground.transactions());
    var rounds =
        new AlarmRounds(
            store,
            rules,
            moves,
            notices,
            log,
            ground.transactions(),
            ground.wakeups(),
            ground.caughtUp());
    new AlarmSlack(alarms, ground.places()).listen(ground.reception());
    var verbs = new CriticalBugVerbs();
    var byPeople =
        RaisingFeature.assemble(
            ground,
            rotations,
            issues,
            alarms,
            verdicts,
            words,
            course -> cards.alarm(course, List.of(), false, List.of()),
            verbs,
            home);
    return new CriticalBugFeature(
        alarms,
        verdicts,
        verbs,
        () -> words.inOneLine(alarms.open()),
        List.of(new AlarmTimers(rounds)),
        Stream.concat(
                Stream.of(
                    new Chore(
                        "old alarms", ground.config().keep().requests(), store::forgetBefore)),
                byPeople.chores().stream())
            .toList());
  }
}
