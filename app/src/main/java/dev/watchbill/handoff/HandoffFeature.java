package dev.watchbill.handoff;

import dev.watchbill.alias.Aliases;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.escalation.Outages;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.PostedPlaces;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.ReportFeature;
import dev.watchbill.support.SupportRequests;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * The weekly handoff: {@code /oncall handoff}.
 *
 * @param handoffs for other features
 * @param timers to be woken
 * @param chores forget what is old
 */
public record HandoffFeature(Handoffs handoffs, List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static HandoffFeature assemble(
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
      Aliases aliases,
      SupportRequests requests,
      Outages outages,
      Permalinks permalinks,
      OnCallVerbs verbs,
      HomeParts home,
      Reception reception,
      Clock clock) {
    var rules = HandoffRules.of(config);
    var store = new HandoffStore(jdbi);
    var ahead = new HeadsUpStore(jdbi);
    var weeks = new Weeks(rotations);
    var notices =
        new HandoffNotices(outbox, directory, people, weeks, new HandoffMessages(people, rules));
    var alias = new AliasInThread(rules.keySet(), aliases, store, notices, people, outbox, clock);
    var figures = new HandoffFigures(ReportFeature.figures(config, jdbi, clock), requests, outages);
    var handoffs =
        new Handoffs(
            rules, store, weeks, figures, notices, alias, audit, transactions, wakeups, clock);
    var takingOver =
        new TakingOver(rules, store, weeks, people, notices, audit, transactions, wakeups, clock);
    handoffs.line(alias::line);
    aliases.whenChanged(alias::changed);
    rotations.whenPlanChanges(rotation -> handoffs.planChanged());
    var conversations =
        ConversationFeature.assemble(
            jdbi,
            transactions,
            audit,
            outbox,
            wakeups,
            directory,
            people,
            rotations,
            weeks,
            handoffs,
            requests,
            permalinks,
            config.keep(),
            clock);
    conversations.listen(reception, verbs);
    handoffs.whenOpened(conversations.conversations()::begin);
    handoffs.line(conversations.conversations()::line);
    new HandoffSlack(
            new Openings(handoffs, store, weeks, people, transactions, clock),
            takingOver,
            store,
            notices,
            people,
            RotationWords.of(config),
            rotations.names(),
            new HandoffReplyMessages(people, rules, outbox, permalinks))
        .listen(reception, verbs, home);
    var headsUps =
        new HeadsUps(
            rules, ahead, weeks, people, outbox, new HeadsUpMessages(people, rules), transactions);
    return new HandoffFeature(
        handoffs,
        List.of(
            new HandoffTimers(rotations.names(), handoffs, takingOver, headsUps, clock),
            conversations.timers()),
        Stream.concat(
                conversations.chores().stream(),
                Stream.of(
                    new Chore("old handoffs", config.keep().requests(), store::forgetBefore),
                    new Chore("old heads-ups", config.keep().requests(), ahead::forgetBefore)))
            .toList());
  }
}
