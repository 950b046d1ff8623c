package dev.watchbill.support;

import dev.watchbill.ground.Ground;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Support requests and the clock of the first response.
 *
 * @param requests for other features
 * @param timers to be woken
 * @param chores forget old requests, and sooner the words in them
 */
public record SupportFeature(SupportRequests requests, Timed timers, List<Chore> chores) {
  /** A message that Slack could not deliver comes within a day, or never. */
  private static final Period EARLY = Period.ofDays(1);

  /** Puts the feature together. */
  public static SupportFeature assemble(Ground ground, Rotations rotations) {
    var rules = SupportRules.of(ground.config());
    var store = new SupportStore(ground.jdbi());
    var clocks = new ClockStore(ground.jdbi());
    var early = new EarlyAnswerStore(ground.jdbi());
    var circle = new SupportCircle(rules, ground.people(), rotations);
    var notices = new SupportNotices(ground.outbox(), new SupportMessages(ground.people(), rules));
    var trail = new SupportAudit(ground.audit());
    var rounds =
        new SupportRounds(store, clocks, circle, ground.people(), notices, trail, ground.wakeups());
    var ringing =
        new SupportClock(
            clocks,
            circle,
            now ->
                ClockPass.at(
                    now,
                    rules,
                    ground.people().lookedUpOnce(),
                    rotations,
                    store,
                    clocks,
                    trail,
                    ground.wakeups(),
                    ground.outbox()),
            ground.transactions(),
            ground.caughtUp());
    // Whoever is on call from this moment on has what nobody answered, at once.
    rotations.whenPlanChanges(
        rotation -> ground.wakeups().at(ground.clock().instant(), SupportRequests.TIMED));
    return new SupportFeature(
        new SupportRequests(
            store,
            clocks,
            circle,
            rounds,
            new EarlyAnswers(early, circle),
            notices,
            trail,
            ground.transactions(),
            ground.clock()),
        new SupportTimers(ringing, ground.clock()),
        List.of(
            new Chore(
                "excerpts of requests",
                ground.config().keep().excerpts(),
                store::forgetExcerptsBefore),
            new Chore(
                "old requests", ground.config().keep().requests(), store::forgetResolvedBefore),
            new Chore("answers that answer nothing", EARLY, early::forgetHeardBefore)));
  }

  /**
   * Hears who asks and who answers, and answers {@code /oncall open}; before the reception's socket
   * is opened.
   *
   * @param verbs to which {@code /oncall open} is added
   * @return what a reader holds and has not resolved, in mrkdwn; points in time as {@code <!date…>}
   *     only
   */
  public Function<PersonId, Optional<String>> listen(
      Ground ground, Rotations rotations, OnCallVerbs verbs) {
    var earshot = new Earshot(ground.config(), ground.directory());
    var answers =
        new SupportAnswerMessages(
            ground.people(), SupportRules.of(ground.config()), ground.clock());
    var offers =
        new Offers(
            requests,
            rotations,
            earshot,
            new OfferMessages(ground.people()),
            ground.outbox(),
            ground.clock());
    new SupportSlack(requests, rotations, ground.people(), earshot, offers, ground.places())
        .listen(ground.reception());
    new CardSlack(requests, ground.people(), answers).listen(ground.reception());
    var messages = new SupportMessages(ground.people(), SupportRules.of(ground.config()));
    var dispatch = new Dispatch(requests, earshot, messages, ground.outbox(), ground.clock());
    new SendSlack(dispatch, offers, rotations, ground.people(), earshot, answers, ground.clock())
        .listen(ground.reception());
    var list =
        new OpenRequestMessages(
            ground.people(),
            ground.permalinks(),
            earshot,
            SupportRules.of(ground.config()),
            ground.clock());
    var open =
        new OpenRequestsSlack(requests, RotationWords.of(ground.config()), rotations.names(), list);
    open.listen(ground.reception(), verbs);
    verbs.help(reader -> SupportHelpMessages.help(ground.config(), earshot));
    return open::lasting;
  }
}
