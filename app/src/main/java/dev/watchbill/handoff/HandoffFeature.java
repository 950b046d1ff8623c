package dev.watchbill.handoff;

import dev.watchbill.alias.Aliases;
import dev.watchbill.escalation.Outages;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.ReportFeature;
import dev.watchbill.support.SupportRequests;
import java.util.List;
import java.util.stream.Stream;

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
      Ground ground,
      Rotations rotations,
      Aliases aliases,
      SupportRequests requests,
      Outages outages,
      OnCallVerbs verbs,
      HomeParts home) {
    var rules = HandoffRules.of(ground.config());
    var store = new HandoffStore(ground.jdbi());
    var ahead = new HeadsUpStore(ground.jdbi());
    var weeks = new Weeks(rotations);
    var notices =
        new HandoffNotices(
            ground.outbox(),
            ground.directory(),
            ground.people(),
            weeks,
            new HandoffMessages(ground.people(), rules));
    var alias =
        new AliasInThread(
            rules.keySet(),
            aliases,
            store,
            notices,
            ground.people(),
            ground.outbox(),
            ground.clock());
    var figures =
        new HandoffFigures(
            ReportFeature.figures(ground.config(), ground.jdbi(), ground.clock()),
            requests,
            outages);
    var handoffs =
        new Handoffs(
            rules,
            store,
            weeks,
            figures,
            notices,
            alias,
            ground.audit(),
            ground.transactions(),
            ground.wakeups(),
            ground.clock());
    var takingOver =
        new TakingOver(
            rules,
            store,
            weeks,
            ground.people(),
            notices,
            ground.audit(),
            ground.transactions(),
            ground.wakeups(),
            ground.clock());
    handoffs.line(alias::line);
    aliases.whenChanged(alias::changed);
    rotations.whenPlanChanges(rotation -> handoffs.planChanged());
    var conversations = ConversationFeature.assemble(ground, rotations, weeks, handoffs, requests);
    conversations.listen(ground.reception(), verbs);
    handoffs.whenOpened(conversations.conversations()::begin);
    handoffs.line(conversations.conversations()::line);
    new HandoffSlack(
            new Openings(
                handoffs, store, weeks, ground.people(), ground.transactions(), ground.clock()),
            takingOver,
            store,
            notices,
            ground.people(),
            RotationWords.of(ground.config()),
            rotations.names(),
            new HandoffReplyMessages(ground.people(), rules, ground.outbox(), ground.permalinks()))
        .listen(ground.reception(), verbs, home);
    var headsUps =
        new HeadsUps(
            rules,
            ahead,
            weeks,
            ground.people(),
            ground.outbox(),
            new HeadsUpMessages(ground.people(), rules),
            ground.transactions());
    return new HandoffFeature(
        handoffs,
        List.of(
            new HandoffTimers(rotations.names(), handoffs, takingOver, headsUps, ground.clock()),
            conversations.timers()),
        Stream.concat(
                conversations.chores().stream(),
                Stream.of(
                    new Chore(
                        "old handoffs", ground.config().keep().requests(), store::forgetBefore),
                    new Chore(
                        "old heads-ups", ground.config().keep().requests(), ahead::forgetBefore)))
            .toList());
  }
}
