package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Delivery.Finding;
import dev.watchbill.platform.outbox.Delivery.Outcome;
import dev.watchbill.platform.outbox.DeliveryWatch.Step;
import dev.watchbill.platform.outbox.DeliveryWatch.Work;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one message at a time to Slack: claims it, makes one attempt, records what came of it. It
 * never cleans up behind itself. Wherever it is killed, the lease of the lane runs out, and a post
 * that may have been made is searched for before it is made again.
 */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final OutboxStore store;
  private final Transactions transactions;
  private final Delivery delivery;
  private final DeliveryPolicy policy;
  private final DeliveryWatch watch;
  private final DeadLetters deadLetters;
  private final Clock clock;
  private final CourierSettings settings;

  Courier(
      OutboxStore store,
      Transactions transactions,
      Delivery delivery,
      DeliveryWatch watch,
      DeadLetters deadLetters,
      Clock clock,
      CourierSettings settings) {
    this.store = store;
    this.transactions = transactions;
    this.delivery = delivery;
    this.policy = new DeliveryPolicy(settings);
    this.watch = watch;
    this.deadLetters = deadLetters;
    this.clock = clock;
    this.settings = settings;
  }

  /** Takes the most urgent message that can be worked on now, and its lane with it. */
  Optional<Claim> claim() {
    return transactions.inOne(
        () -> {
          var now = clock.instant();
          var lane = store.lanes().lockMostUrgent(now);
          while (lane.isPresent()) {
            var vanished = store.progress().abandonPosts(lane.get(), policy.afterCrash(now));
            var claim = store.progress().takeNext(lane.get(), UUID.randomUUID(), now);
            if (claim.isPresent()) {
              store.lanes().hold(lane.get(), claim.get().lease(), settings.lease());
              return claim;
            }
            store.lanes().free(lane.get());
            lane = vanished ? store.lanes().lockMostUrgent(now) : Optional.empty();
          }
          return Optional.empty();
        });
  }

  /** Makes the attempt that {@code claim} is for. */
  void deliver(Claim claim) {
    watch.reached(Step.CLAIMED, claim.work(), claim.key());
    if (System.nanoTime() - claim.heldSince() > settings.longestCall().toNanos()) {
      LOG.warn("{}: held up for too long before it was sent, left to the lease", claim.key());
      return;
    }
    var verdict = attempt(claim);
    watch.reached(Step.ANSWERED, claim.work(), claim.key());
    transactions.run(() -> record(claim, verdict));
    watch.reached(Step.RECORDED, claim.work(), claim.key());
    log(claim, verdict);
  }

  /** Tells of what was given up, each once. */
  void tellOfDeadLetters() {
    transactions.run(
        () -> {
          for (var row : store.deadLetters().lockUntold()) {
            deadLetters.died(row.letter());
            store.deadLetters().told(row.id());
          }
        });
  }

  private Verdict attempt(Claim claim) {
    return switch (claim.work()) {
      case POST -> {
        var outcome = outcome(claim, content -> delivery.post(claim.draft().with(content)));
        yield policy.afterPost(outcome, claim.attempt(), clock.instant(), chance());
      }
      case EDIT -> {
        var place = claim.place().orElseThrow();
        var outcome = outcome(claim, content -> delivery.edit(claim.key(), place, content));
        yield policy.afterEdit(outcome, claim.attempt(), clock.instant(), chance());
      }
      case SEARCH -> policy.afterSearch(search(claim), claim.attempt(), clock.instant(), chance());
    };
  }

  private static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  /** A delivery that breaks its promise may have done anything. */
  private Outcome outcome(Claim claim, Function<Content, Outcome> attempt) {
    Content content;
    try {
      content = claim.content(delivery);
    } catch (RuntimeException e) {
      LOG.error("{}: its links could not be made", claim.key(), e);
      return new Outcome.NotDone("its links could not be made");
    }
    try {
      return attempt.apply(content);
    } catch (RuntimeException e) {
      LOG.error("{}: the delivery failed in a way it should not", claim.key(), e);
      return new Outcome.Unknown(e.getClass().getSimpleName());
    }
  }

  private Finding search(Claim claim) {
    try {
      return delivery.find(claim.draft(), claim.triedAt());
    } catch (RuntimeException e) {
      LOG.error("{}: the search failed in a way it should not", claim.key(), e);
      return new Finding.Unreadable(e.getClass().getSimpleName());
    }
  }

  private void record(Claim claim, Verdict verdict) {
    var now = clock.instant();
    var held = store.lanes().release(claim.lane(), claim.lease(), now.plus(settings.pace()));
    if (verdict instanceof Verdict.Done done) {
      recordDone(claim, done, now);
    } else if (verdict instanceof Verdict.Patience patience) {
      store.lanes().pause(patience.method(), patience.until());
    }
    if (!held) {
      LOG.warn("{}: held for longer than its lease, somebody else has it now", claim.key());
    } else if (verdict instanceof Verdict.Again again) {
      store.progress().again(claim, again.state(), again.attempts(), again.at(), again.reason());
    } else if (verdict instanceof Verdict.Patience wait) {
      var reason = "Slack limits " + wait.method();
      store.progress().again(claim, wait.state(), wait.attempts(), wait.until(), reason);
    } else if (verdict instanceof Verdict.GivenUp givenUp) {
      store.progress().giveUp(claim, givenUp, !DeadLetter.isNotice(claim.key()), now);
    }
  }

  private void recordDone(Claim claim, Verdict.Done done, Instant now) {
    if (claim.work() == Work.EDIT) {
      store.progress().edited(claim, now);
    } else {
      store.progress().posted(claim, done.place(), now);
    }
  }

  private static void log(Claim claim, Verdict verdict) {
    if (verdict instanceof Verdict.GivenUp givenUp) {
      LOG.error("{}: {} given up: {}", claim.key(), claim.work(), givenUp.reason());
    } else if (verdict instanceof Verdict.Again again) {
      LOG.warn(
          "{}: {} did not succeed (attempt {}), next step at {}: {}",
          claim.key(),
          claim.work(),
          claim.attempt(),
          again.at(),
          again.reason());
    } else if (verdict instanceof Verdict.Patience patience) {
      LOG.warn("Slack limits {} until {}", patience.method(), patience.until());
    } else {
      LOG.debug("{}: {} done", claim.key(), claim.work());
    }
  }
}
