package dev.watchbill.retrospective;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.handoff.Handoffs;
import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Modals;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

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
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Rotations rotations,
      Handoffs handoffs,
      Permalinks permalinks,
      Modals modals,
      OnCallVerbs verbs,
      HomeParts home,
      Reception reception,
      Clock clock) {
    var rules = RetrospectiveRules.of(config);
    var store = new RetrospectiveStore(jdbi);
    var plan = new WeekPlan(rotations);
    var messages = new RetrospectiveMessages(people, rules::zone);
    var notices = new RetrospectiveNotices(outbox, directory, rules, people, messages);
    var retrospectives =
        new Retrospectives(
            store,
            rules,
            plan,
            people,
            notices,
            handoffs::refresh,
            audit,
            transactions,
            wakeups,
            clock);
    var rounds =
        new RetrospectiveRounds(store, rules, plan, people, notices, audit, transactions, wakeups);
    rotations.whenPlanChanges(rotation -> wakeups.at(clock.instant(), Retrospectives.TIMED));
    handoffs.whenOpened(retrospectives::opened);
    handoffs.line(handoff -> retrospectives.ofHandoff(handoff.id()).map(messages::line));
    var words = RotationWords.of(config);
    new RetrospectiveSlack(retrospectives, rules, words, messages, directory, outbox, permalinks)
        .listen(reception, verbs);
    new RetrospectiveListSlack(
            retrospectives,
            people,
            words,
            new RetrospectiveListMessages(messages, outbox, permalinks))
        .listen(reception, verbs);
    verbs.help(reader -> HELP);
    home.part(reader -> owed(retrospectives, messages, reader))
        .quickButton(new HomeButton("Retrospective", RetrospectiveMessages.FORM, "", false));
    return new RetrospectiveFeature(
        List.of(new RetrospectiveTimers(rounds, clock)),
        List.of(new Chore("old retrospectives", config.keep().requests(), store::forgetBefore)));
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
