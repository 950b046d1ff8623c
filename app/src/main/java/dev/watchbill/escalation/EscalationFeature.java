package dev.watchbill.escalation;

import dev.watchbill.ground.Ground;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.SupportRequests;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bringing others in, and outage records.
 *
 * @param escalations for other features
 * @param outages for other features
 * @param timers to be woken
 * @param chores forget old escalations; their outage records go with them
 */
public record EscalationFeature(
    Escalations escalations, Outages outages, Timed timers, List<Chore> chores) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param verbs what is added to {@code /oncall}
   */
  public static EscalationFeature assemble(
      Ground ground, Rotations rotations, SupportRequests requests, OnCallVerbs verbs) {
    Function<String, ZoneId> zones =
        name ->
            Optional.ofNullable(ground.config().rotations().get(name))
                .map(its -> its.changes().zone())
                .orElse(ZoneOffset.UTC);
    var store = new EscalationStore(ground.jdbi());
    var messages = new EscalationMessages(ground.people(), ground.permalinks(), zones);
    var notices = new EscalationNotices(ground.outbox(), ground.directory(), messages);
    var audit = new EscalationAudit(ground.audit());
    var chain =
        new ContactChain(
            ground.config(), store, requests, ground.people(), notices, audit, ground.wakeups());
    var outageMessages = new OutageMessages(ground.people(), zones);
    var outages =
        new Outages(
            new OutageStore(ground.jdbi()),
            store,
            ground.people(),
            ground.outbox(),
            outageMessages,
            ground.audit(),
            ground.transactions(),
            ground.clock());
    var escalations =
        new Escalations(
            store,
            chain,
            outages,
            requests,
            new Responders(rotations, ground.people(), ground.clock()),
            ground.people(),
            notices,
            audit,
            ground.transactions(),
            ground.caughtUp(),
            ground.clock());
    var words = RotationWords.of(ground.config());
    new EscalationSlack(
            escalations,
            chain,
            requests,
            ground.people(),
            words,
            List.copyOf(ground.config().rotations().keySet()),
            messages,
            ground.clock())
        .listen(ground.reception(), verbs);
    new OutageSlack(outages, ground.people(), words, outageMessages)
        .listen(ground.reception(), verbs);
    new AnswersSlack(escalations).listen(ground.reception());
    verbs.help(reader -> EscalationHelp.section(ground.config()));
    return new EscalationFeature(
        escalations,
        outages,
        new EscalationTimers(escalations),
        List.of(
            new Chore(
                "old escalations and outages",
                ground.config().keep().requests(),
                store::forgetBefore)));
  }
}
