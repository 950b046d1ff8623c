package dev.watchbill.retrospective;

import dev.watchbill.ground.Ground;
import dev.watchbill.handoff.Handoffs;
import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.slack.Modals;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import java.util.List;

/**
 * Retrospectives: {@code /oncall retro}, {@code /oncall retros}.
 *
 * @param timers to be woken
 * @param chores forget what is old
 */
public record RetrospectiveFeature(List<Timed> timers, List<Chore> chores) {
  private static final String HELP =
      """
      *Retrospectives*
      `/oncall retro` writes the retrospective of your week, also ahead of the handoff
      `/oncall retros` earlier ones, `/oncall retros macOS` those about something""";

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static RetrospectiveFeature assemble(
      Ground ground,
      Rotations rotations,
      Handoffs handoffs,
      Modals modals,
      OnCallVerbs verbs,
      HomeParts home) {
    var rules = RetrospectiveRules.of(ground.config());
    var store = new RetrospectiveStore(ground.jdbi());
    var plan = new WeekPlan(rotations);
    var messages = new RetrospectiveMessages(ground.people(), rules::zone);
    var notices =
        new RetrospectiveNotices(
            ground.outbox(), ground.directory(), rules, ground.people(), messages);
    var retrospectives =
        new Retrospectives(
            store,
            rules,
            plan,
            ground.people(),
            notices,
            handoffs::refresh,
            ground.audit(),
            ground.transactions(),
            ground.wakeups(),
            ground.clock());
    var rounds =
        new RetrospectiveRounds(
            store,
            rules,
            plan,
            ground.people(),
            notices,
            ground.audit(),
            ground.transactions(),
            ground.wakeups());
    rotations.whenPlanChanges(
        rotation -> ground.wakeups().at(ground.clock().instant(), Retrospectives.TIMED));
    handoffs.whenOpened(retrospectives::opened);
    handoffs.line(handoff -> retrospectives.ofHandoff(handoff.id()).map(messages::line));
    var words = RotationWords.of(ground.config());
    new RetrospectiveSlack(
            retrospectives,
            rules,
            words,
            messages,
            ground.directory(),
            ground.outbox(),
            ground.permalinks())
        .listen(ground.reception(), verbs);
    new RetrospectiveListSlack(
            retrospectives,
            ground.people(),
            words,
            new RetrospectiveListMessages(messages, ground.outbox(), ground.permalinks()))
        .listen(ground.reception(), verbs);
    verbs.help(reader -> HELP);
    home.part(reader -> owed(retrospectives, messages, reader))
        .quickButton(new HomeButton("Retrospective", RetrospectiveMessages.FORM, "", false));
    return new RetrospectiveFeature(
        List.of(new RetrospectiveTimers(rounds, ground.clock())),
        List.of(
            new Chore(
                "old retrospectives", ground.config().keep().requests(), store::forgetBefore)));
  }

  private static List<HomePart> owed(
      Retrospectives retrospectives, RetrospectiveMessages messages, PersonId reader) {
    return retrospectives.owedBy(reader).stream()
        .limit(3)
        .map(
            it ->
                new HomePart(
                    messages.owed(it),
                    List.of(
                        new HomeButton(
                            it.draft().isEmpty() ? "Write it" : "Go on writing",
                            RetrospectiveMessages.FORM + ":" + it.id(),
                            "",
                            true))))
        .toList();
  }
}
