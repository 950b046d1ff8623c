package dev.watchbill.cover;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Overrides;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.ScheduleRemarks;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Changes of plan: {@code /oncall cover}, {@code swap}, {@code take}, {@code away}, {@code cancel}.
 *
 * @param requests for other features
 * @param absences for other features
 * @param timers to be woken
 * @param chores forget what is old
 */
public record CoverFeature(
    ChangeRequests requests, Absences absences, List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static CoverFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Rotations rotations,
      Overrides overrides,
      ScheduleRemarks remarks,
      OnCallVerbs verbs,
      HomeParts home,
      Reception reception,
      Clock clock) {
    Function<String, ZoneId> zones =
        name ->
            Optional.ofNullable(config.rotations().get(name))
                .map(its -> its.changes().zone())
                .orElse(ZoneOffset.UTC);
    var store = new CoverStore(jdbi);
    var absenceStore = new AbsenceStore(jdbi);
    var circle = new CoverCircle(config, people, rotations, absenceStore);
    var words = new CoverWords(circle, zones);
    var notices =
        new CoverNotices(config, outbox, directory, store, circle, new CoverMessages(words));
    var trail = new CoverAudit(audit);
    var outcomes = new Outcomes(store, rotations, overrides, circle, notices, trail);
    var drafts = new Drafts(config.sprint(), store, rotations, notices, trail, wakeups);
    var proposals = new Proposals(store, rotations, circle, outcomes, trail, words, drafts);
    var requests =
        new ChangeRequests(
            store,
            rotations,
            overrides,
            circle,
            drafts,
            proposals,
            new Consents(store, circle, outcomes, notices, trail),
            outcomes,
            transactions,
            clock);
    var absences =
        new Absences(
            absenceStore,
            store,
            rotations,
            overrides,
            circle,
            drafts,
            proposals,
            outcomes,
            notices,
            trail,
            words,
            transactions,
            clock);
    rotations.whenPlanChanges(requests::planChanged);
    rotations.whenPlanChanges(absences::planChanged);
    remarks.add(new CoverRemarks(store, words)::about);
    home.part(new CoverHome(requests, words)::of);
    home.quickButton(new HomeButton("Ask for cover", CoverReplyMessages.COVER_FORM, "", false))
        .quickButton(new HomeButton("Swap shifts", CoverReplyMessages.SWAP_FORM, "", false))
        .quickButton(new HomeButton("Out of office", CoverReplyMessages.AWAY_FORM, "", false));
    listen(config, requests, absences, words, people, rotations, verbs, reception, clock);
    return new CoverFeature(
        requests,
        absences,
        List.of(new CoverTimers(new Expiries(store, rotations, overrides, outcomes, transactions))),
        List.of(
            new Chore("old changes of plan", config.keep().requests(), store::forgetBefore),
            new Chore("old absences", config.keep().requests(), absenceStore::forgetBefore)));
  }

  private static void listen(
      WatchbillConfig config,
      ChangeRequests requests,
      Absences absences,
      CoverWords words,
      People people,
      Rotations rotations,
      OnCallVerbs verbs,
      Reception reception,
      Clock clock) {
    var own = new OwnTime(requests, rotations);
    var text = new CoverText(people, RotationWords.of(config));
    var replies = new CoverReplyMessages(people);
    var outcomes = new CoverOutcomeMessages(config, people, rotations, words, replies);
    var covers = new CoverFormSlack(requests, absences, own, replies, outcomes, clock);
    var swaps = new SwapFormSlack(requests, rotations, replies, outcomes, clock);
    new CoverCommandSlack(requests, absences, own, text, covers, replies, outcomes, clock)
        .listen(verbs);
    new SwapCommandSlack(requests, rotations, text, swaps, replies, clock).listen(verbs);
    verbs.help(new CoverHelpMessages(people, rotations)::section);
    covers.listen(reception);
    swaps.listen(reception);
    new CoverSlack(requests, absences, covers, outcomes, clock).listen(reception);
  }
}
