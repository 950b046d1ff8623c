package dev.watchbill.cover;

import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Overrides;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.ScheduleRemarks;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
      Ground ground,
      Rotations rotations,
      Overrides overrides,
      ScheduleRemarks remarks,
      OnCallVerbs verbs,
      HomeParts home) {
    Function<String, ZoneId> zones =
        name ->
            Optional.ofNullable(ground.config().rotations().get(name))
                .map(its -> its.changes().zone())
                .orElse(ZoneOffset.UTC);
    var store = new CoverStore(ground.jdbi());
    var absenceStore = new AbsenceStore(ground.jdbi());
    var circle = new CoverCircle(ground.config(), ground.people(), rotations, absenceStore);
    var words = new CoverWords(circle, zones);
    var notices =
        new CoverNotices(
            ground.config(),
            ground.outbox(),
            ground.directory(),
            store,
            circle,
            new CoverMessages(words));
    var trail = new CoverAudit(ground.audit());
    var outcomes = new Outcomes(store, rotations, overrides, circle, notices, trail);
    var drafts =
        new Drafts(ground.config().sprint(), store, rotations, notices, trail, ground.wakeups());
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
            ground.transactions(),
            ground.clock());
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
            ground.transactions(),
            ground.clock());
    rotations.whenPlanChanges(requests::planChanged);
    rotations.whenPlanChanges(absences::planChanged);
    remarks.add(new CoverRemarks(store, words)::about);
    home.part(new CoverHome(requests, words)::of);
    home.quickButton(new HomeButton("Ask for cover", CoverReplyMessages.COVER_FORM, "", false))
        .quickButton(new HomeButton("Swap shifts", CoverReplyMessages.SWAP_FORM, "", false))
        .quickButton(new HomeButton("Out of office", CoverReplyMessages.AWAY_FORM, "", false));
    listen(ground, requests, absences, words, rotations, verbs);
    return new CoverFeature(
        requests,
        absences,
        List.of(
            new CoverTimers(
                new Expiries(store, rotations, overrides, outcomes, ground.transactions()))),
        List.of(
            new Chore(
                "old changes of plan", ground.config().keep().requests(), store::forgetBefore),
            new Chore(
                "old absences", ground.config().keep().requests(), absenceStore::forgetBefore)));
  }

  private static void listen(
      Ground ground,
      ChangeRequests requests,
      Absences absences,
      CoverWords words,
      Rotations rotations,
      OnCallVerbs verbs) {
    var own = new OwnTime(requests, rotations);
    var text = new CoverText(ground.people(), RotationWords.of(ground.config()));
    var replies = new CoverReplyMessages(ground.people());
    var outcomes =
        new CoverOutcomeMessages(ground.config(), ground.people(), rotations, words, replies);
    var covers = new CoverFormSlack(requests, absences, own, replies, outcomes, ground.clock());
    var swaps = new SwapFormSlack(requests, rotations, replies, outcomes, ground.clock());
    new CoverCommandSlack(requests, absences, own, text, covers, replies, outcomes, ground.clock())
        .listen(verbs);
    new SwapCommandSlack(requests, rotations, text, swaps, replies, ground.clock()).listen(verbs);
    verbs.help(new CoverHelpMessages(ground.people(), rotations)::section);
    covers.listen(ground.reception());
    swaps.listen(ground.reception());
    new CoverSlack(requests, absences, covers, outcomes, ground.clock()).listen(ground.reception());
  }
}
