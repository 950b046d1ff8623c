package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Delivery.Finding;
import dev.watchbill.platform.outbox.Delivery.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * What to do next about a message, after an attempt. A post whose outcome is unknown is never sent
 * again before the conversation was searched for it.
 */
final class DeliveryPolicy {
  private static final double JITTER = 0.2;

  private final CourierSettings settings;

  DeliveryPolicy(CourierSettings settings) {
    this.settings = settings;
  }

  /**
   * After an attempt to post.
   *
   * @param attempt which attempt it was, from 1
   * @param chance anything in [0, 1), so that those who failed together do not come back together
   */
  Verdict afterPost(Outcome outcome, int attempt, Instant now, double chance) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return new Verdict.Done(accepted.place());
    }
    if (outcome instanceof Outcome.Limited limited) {
      return limited(State.PENDING, limited.method(), limited.retryAfter(), attempt, now);
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      var pause = longer(settings.settling(), backoff(attempt, chance));
      return new Verdict.Again(State.UNKNOWN, attempt, now.plus(pause), unknown.reason());
    }
    if (outcome instanceof Outcome.NotDone not) {
      return againUnlessExhausted(State.PENDING, attempt, now, chance, not.reason());
    }
    return refused(outcome);
  }

  /** After a search for a post whose outcome was unknown. */
  Verdict afterSearch(Finding finding, int attempt, Instant now, double chance) {
    if (finding instanceof Finding.Found found) {
      return new Verdict.Done(found.place());
    }
    if (finding instanceof Finding.Limited limited) {
      return limited(State.UNKNOWN, limited.method(), limited.retryAfter(), attempt, now);
    }
    if (finding instanceof Finding.Unreadable unreadable) {
      var reason = "cannot see whether it was posted: " + unreadable.reason();
      return againUnlessExhausted(State.UNKNOWN, attempt, now, chance, reason);
    }
    if (finding instanceof Finding.Refused refused) {
      var reason = "it may have been posted, and the conversation cannot be read: ";
      return new Verdict.GivenUp(reason + refused.error(), false);
    }
    return attempt >= settings.attempts()
        ? new Verdict.GivenUp("Slack did not take it in " + attempt + " attempts", false)
        : new Verdict.Again(State.PENDING, attempt - 1, now, "it was not posted");
  }

  /** After an edit of a message that stands in Slack. Doing it twice does no harm. */
  Verdict afterEdit(Outcome outcome, int attempt, Instant now, double chance) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return new Verdict.Done(accepted.place());
    }
    if (outcome instanceof Outcome.Limited limited) {
      return limited(State.SENT, limited.method(), limited.retryAfter(), attempt, now);
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      return againUnlessExhausted(State.SENT, attempt, now, chance, unknown.reason());
    }
    if (outcome instanceof Outcome.NotDone not) {
      return againUnlessExhausted(State.SENT, attempt, now, chance, not.reason());
    }
    return refused(outcome);
  }

  /** When to look for the post of a courier that vanished with it. */
  Instant afterCrash(Instant now) {
    return now.plus(settings.settling());
  }

  private static Verdict refused(Outcome outcome) {
    return outcome instanceof Outcome.Gone gone
        ? new Verdict.GivenUp(gone.error(), true)
        : new Verdict.GivenUp(((Outcome.Refused) outcome).error(), false);
  }

  /** Being asked for patience is no failure: it does not count. */
  private static Verdict limited(
      State state, String method, Duration retryAfter, int attempt, Instant now) {
    return new Verdict.Patience(method, state, attempt - 1, now.plus(retryAfter));
  }

  private Verdict againUnlessExhausted(
      State state, int attempt, Instant now, double chance, String reason) {
    return attempt >= settings.attempts()
        ? new Verdict.GivenUp(reason + ", " + attempt + " times", false)
        : new Verdict.Again(state, attempt, now.plus(backoff(attempt, chance)), reason);
  }

  private Duration backoff(int attempt, double chance) {
    var doublings = Math.min(attempt - 1, 30);
    double millis = settings.firstRetry().multipliedBy(1L << doublings).toMillis();
    var capped = Math.min(millis, (double) settings.longestRetry().toMillis());
    return Duration.ofMillis(Math.round(capped * (1 + JITTER * (2 * chance - 1))));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
