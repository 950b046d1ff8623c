package dev.watchbill.criticalbug;

import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.rotation.Rotations;
import java.time.Period;
import java.util.List;
import java.util.function.Function;

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
   */
  static RaisingFeature assemble(
      Ground ground,
      Rotations rotations,
      Issues issues,
      Alarms alarms,
      Verdicts verdicts,
      AlarmWords words,
      Function<Course, Content> card,
      CriticalBugVerbs verbs,
      HomeParts home) {
    var bugs = ground.config().criticalBug();
    var rules = AlarmRules.of(ground.config());
    var places = new BugPlaces(ground.people(), ground.directory());
    var drafts = new DraftStore(ground.jdbi());
    alarms.whenMoved(
        new BugTitles(alarms, issues, ground.gitHub(), ground.transactions(), ground.afterwards())
            ::moved);
    new RaiseSlack(
            new RaiseDrafts(
                rules, drafts, alarms, rotations, ground.transactions(), ground.clock()),
            verbs,
            ground.people(),
            ground.permalinks(),
            places,
            new RaisePreviewMessages(bugs, rules.zone(), words, places, card))
        .listen(ground.reception());
    new VerdictSlack(alarms, verdicts, ground.people(), words).listen(ground.reception(), verbs);
    new BugListSlack(
            alarms,
            // Asked for at each message: the channel may be created, or renamed, later.
            new BugListMessages(
                words,
                ground.outbox(),
                ground.permalinks(),
                rules.zone(),
                () -> places.channel(bugs.fallbackIn())),
            new BugReportMessages(),
            new CriticalBugHelp(() -> places.channel(bugs.alarmIn()), alarms, verbs),
            ground.transactions(),
            ground.clock())
        .listen(ground.reception(), verbs);
    home.part(new BugHome(alarms, ground.people(), words, rules.zone())::of)
        .quickButton(new HomeButton("Raise a critical bug", AlarmActions.RAISE, "", false));
    return new RaisingFeature(
        List.of(new Chore("alarms filled in and not raised", KEPT, drafts::forgetBefore)));
  }
}
