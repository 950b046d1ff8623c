package dev.watchbill.criticalbug;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * How people raise alarms, judge them, and look at them: {@code /critical-bug}, its forms, the
 * shortcuts and the Home tab.
 *
 * @param chores forget what was filled in and not raised
 */
record RaisingFeature(List<Chore> chores) {
  private static final Period KEPT = Period.ofDays(1);

  /**
   * Puts it together.
   *
   * @param card what is posted of an alarm that stands there, for eyes that it does not ping
   * @param afterwards does what calls GitHub, so that nobody waits for it
   */
  static RaisingFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      Outbox outbox,
      Directory directory,
      People people,
      Rotations rotations,
      Issues issues,
      Permalinks permalinks,
      Alarms alarms,
      AlarmWords words,
      Function<Course, Content> card,
      Executor afterwards,
      CriticalBugVerbs verbs,
      HomeParts home,
      Reception reception,
      Clock clock) {
    var bugs = config.criticalBug();
    var rules = AlarmRules.of(config);
    var places = new BugPlaces(people, directory);
    var drafts = new DraftStore(jdbi);
    alarms.whenMoved(new BugTitles(alarms, issues, transactions, afterwards)::moved);
    new RaiseSlack(
            new RaiseDrafts(rules, drafts, alarms, rotations, transactions, clock),
            verbs,
            people,
            permalinks,
            places,
            new RaisePreviewMessages(bugs, rules.zone(), words, places, card))
        .listen(reception);
    new VerdictSlack(alarms, people, words).listen(reception, verbs);
    new BugListSlack(
            alarms,
            // Asked for at each message: the channel may be created, or renamed, later.
            new BugListMessages(
                words, outbox, permalinks, rules.zone(), () -> places.channel(bugs.fallbackIn())),
            new BugReportMessages(),
            new CriticalBugHelp(() -> places.channel(bugs.alarmIn()), alarms, verbs),
            transactions,
            clock)
        .listen(reception, verbs);
    home.part(new BugHome(alarms, people, words, rules.zone())::of)
        .quickButton(new HomeButton("Raise a critical bug", AlarmActions.RAISE, "", false));
    return new RaisingFeature(
        List.of(new Chore("alarms filled in and not raised", KEPT, drafts::forgetBefore)));
  }
}
