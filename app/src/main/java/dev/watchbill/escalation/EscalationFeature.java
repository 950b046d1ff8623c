package dev.watchbill.escalation;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.SupportRequests;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

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
   * @param caughtUp whether everything that was said up to now has been heard; until then nobody
   *     new is asked
   * @param verbs what is added to {@code /oncall}
   */
  public static EscalationFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail trail,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Rotations rotations,
      SupportRequests requests,
      Permalinks permalinks,
      BooleanSupplier caughtUp,
      OnCallVerbs verbs,
      Reception reception,
      Clock clock) {
    Function<String, ZoneId> zones =
        name ->
            Optional.ofNullable(config.rotations().get(name))
                .map(its -> its.changes().zone())
                .orElse(ZoneOffset.UTC);
    var store = new EscalationStore(jdbi);
    var messages = new EscalationMessages(people, permalinks, zones);
    var notices = new EscalationNotices(outbox, directory, messages);
    var audit = new EscalationAudit(trail);
    var chain = new ContactChain(config, store, requests, people, notices, audit, wakeups);
    var outageMessages = new OutageMessages(people, zones);
    var outages =
        new Outages(
            new OutageStore(jdbi),
            store,
            people,
            outbox,
            outageMessages,
            trail,
            transactions,
            clock);
    var escalations =
        new Escalations(
            store,
            chain,
            outages,
            requests,
            new Responders(rotations, people, clock),
            people,
            notices,
            audit,
            transactions,
            caughtUp,
            clock);
    var words = RotationWords.of(config);
    new EscalationSlack(
            escalations,
            chain,
            requests,
            people,
            words,
            List.copyOf(config.rotations().keySet()),
            messages,
            clock)
        .listen(reception, verbs);
    new OutageSlack(outages, people, words, outageMessages).listen(reception, verbs);
    new AnswersSlack(escalations).listen(reception);
    verbs.help(reader -> EscalationHelp.section(config));
    return new EscalationFeature(
        escalations,
        outages,
        new EscalationTimers(escalations),
        List.of(
            new Chore(
                "old escalations and outages", config.keep().requests(), store::forgetBefore)));
  }
}
