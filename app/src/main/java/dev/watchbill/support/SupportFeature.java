package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
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
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

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

  /**
   * Puts the feature together.
   *
   * @param caughtUp whether everything that was said up to now has been heard; until then the
   *     clocks wait
   */
  public static SupportFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      People people,
      Rotations rotations,
      BooleanSupplier caughtUp,
      Clock clock) {
    var rules = SupportRules.of(config);
    var store = new SupportStore(jdbi);
    var clocks = new ClockStore(jdbi);
    var early = new EarlyAnswerStore(jdbi);
    var circle = new SupportCircle(rules, people, rotations);
    var notices = new SupportNotices(outbox, new SupportMessages(people, rules));
    var trail = new SupportAudit(audit);
    var rounds = new SupportRounds(store, clocks, circle, people, notices, trail, wakeups);
    var ringing =
        new SupportClock(
            clocks,
            circle,
            now ->
                ClockPass.at(
                    now,
                    rules,
                    people.lookedUpOnce(),
                    rotations,
                    store,
                    clocks,
                    trail,
                    wakeups,
                    outbox),
            transactions,
            caughtUp);
    // Whoever is on call from this moment on has what nobody answered, at once.
    rotations.whenPlanChanges(rotation -> wakeups.at(clock.instant(), SupportRequests.TIMED));
    return new SupportFeature(
        new SupportRequests(
            store,
            clocks,
            circle,
            rounds,
            new EarlyAnswers(early, circle),
            notices,
            trail,
            transactions,
            clock),
        new SupportTimers(ringing, clock),
        List.of(
            new Chore(
                "excerpts of requests", config.keep().excerpts(), store::forgetExcerptsBefore),
            new Chore("old requests", config.keep().requests(), store::forgetResolvedBefore),
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
      WatchbillConfig config,
      People people,
      Rotations rotations,
      Directory directory,
      Outbox outbox,
      PostedPlaces places,
      Permalinks permalinks,
      OnCallVerbs verbs,
      Reception reception,
      Clock clock) {
    var earshot = new Earshot(config, directory);
    var answers = new SupportAnswerMessages(people, SupportRules.of(config), clock);
    var offers = new Offers(requests, rotations, earshot, new OfferMessages(people), outbox, clock);
    new SupportSlack(requests, rotations, people, earshot, offers, places).listen(reception);
    new CardSlack(requests, people, answers).listen(reception);
    var messages = new SupportMessages(people, SupportRules.of(config));
    var dispatch = new Dispatch(requests, earshot, messages, outbox, clock);
    new SendSlack(dispatch, offers, rotations, people, earshot, answers, clock).listen(reception);
    var list = new OpenRequestMessages(people, permalinks, earshot, SupportRules.of(config), clock);
    var open = new OpenRequestsSlack(requests, RotationWords.of(config), rotations.names(), list);
    open.listen(reception, verbs);
    verbs.help(reader -> SupportHelpMessages.help(config, earshot));
    return open::lasting;
  }
}
