package dev.watchbill.criticalbug;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.PostedPlaces;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code /critical-bug}: alarms (R17 to R20).
 *
 * @param alarms the door for what follows them
 * @param verbs for the words other features add to {@code /critical-bug}
 * @param openInOneLine the alarms that go on, in mrkdwn; empty if there are none
 * @param timers to be woken
 * @param chores forget what is old
 */
public record CriticalBugFeature(
    Alarms alarms,
    CriticalBugVerbs verbs,
    Supplier<Optional<String>> openInOneLine,
    List<Timed> timers,
    List<Chore> chores) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param caughtUp whether what was said while the bot was away has been heard: until then no
   *     clock rings, for the answer may be among it
   * @param afterwards does what calls GitHub, so that nobody waits for it
   */
  public static CriticalBugFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      PostedPlaces places,
      Wakeups wakeups,
      Directory directory,
      People people,
      Rotations rotations,
      Issues issues,
      Permalinks permalinks,
      BooleanSupplier caughtUp,
      Executor afterwards,
      HomeParts home,
      Reception reception,
      Clock clock) {
    var rules = AlarmRules.of(config);
    var store = new AlarmStore(jdbi);
    var circle =
        new AlarmCircle(
            people, rotations, directory, config.criticalBug().product(), rules.onCall());
    var words = new AlarmWords(people, rules);
    var cards = new AlarmMessages(words, circle);
    var notices =
        new AlarmNotices(
            outbox,
            directory,
            store,
            rules,
            cards,
            new AlarmThreadMessages(words, circle),
            new AlarmPrivateMessages(words));
    var log = new AlarmLog(store, audit);
    var refusals = new AlarmRefusals(words, circle);
    var moves = new Moves(store, rules, circle, refusals, log, notices, wakeups);
    var raising = new Raising(store, rules, log, notices, moves, wakeups);
    var alarms =
        new Alarms(store, raising, moves, circle, refusals, log, notices, transactions, clock);
    var rounds =
        new AlarmRounds(store, rules, moves, notices, log, transactions, wakeups, caughtUp);
    new AlarmSlack(alarms, places).listen(reception);
    var verbs = new CriticalBugVerbs();
    var byPeople =
        RaisingFeature.assemble(
            config,
            jdbi,
            transactions,
            outbox,
            directory,
            people,
            rotations,
            issues,
            permalinks,
            alarms,
            words,
            course -> cards.alarm(course, List.of(), false, List.of()),
            afterwards,
            verbs,
            home,
            reception,
            clock);
    return new CriticalBugFeature(
        alarms,
        verbs,
        () -> words.inOneLine(alarms.open()),
        List.of(new AlarmTimers(rounds)),
        Stream.concat(
                Stream.of(new Chore("old alarms", config.keep().requests(), store::forgetBefore)),
                byPeople.chores().stream())
            .toList());
  }
}
