package dev.watchbill.exemption;

import dev.watchbill.exemption.PullRequestReader.Told;
import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on GitHub what people have asked for: at once, and again at growing intervals as long as
 * GitHub does not say. It is asked outside of every transaction, and away from the timers.
 */
final class ReadingRounds {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingRounds.class);

  /** In case nobody lives to say what came of an attempt. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(45);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int AT_ONCE = 50;

  private final PullRequestReader reader;
  private final RequestStore store;
  private final RequestMoves moves;
  private final Decisions decisions;
  private final Freezes freezes;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Executor afterwards;
  private final Clock clock;

  ReadingRounds(
      PullRequestReader reader,
      RequestStore store,
      RequestMoves moves,
      Decisions decisions,
      Freezes freezes,
      Transactions transactions,
      Wakeups wakeups,
      Executor afterwards,
      Clock clock) {
    this.reader = reader;
    this.store = store;
    this.moves = moves;
    this.decisions = decisions;
    this.freezes = freezes;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /** When the round reads what was asked for at {@code now}, unless that has been done by then. */
  static Instant fallback(Instant now) {
    return now.plus(LONGEST_CALL);
  }

  /** Reads it once the present transaction is committed. */
  void soon(long id) {
    transactions.afterCommit(() -> afterwards.execute(() -> read(id)));
  }

  /** Reads whatever is due; doing it twice reads once. */
  void due(Instant now) {
    transactions.run(
        () -> {
          for (Dossier its : store.lockDue(now, AT_ONCE)) {
            store.attempt(its.id(), fallback(now));
            soon(its.id());
          }
        });
  }

  private void read(long id) {
    Optional<Dossier> its = store.find(id).filter(it -> it.is(State.READING));
    Optional<Freeze> freeze = freezes.active();
    if (its.isEmpty() || freeze.isEmpty()) {
      return;
    }
    try {
      Optional<Told> told = reader.read(its.get().request().number(), freeze.get().phase());
      whileReading(id, (frozen, it) -> decisions.told(frozen, it, told, now()));
    } catch (GitHubAway e) {
      LOG.warn("Pull request {}: {}", its.get().request().number(), e.sentence());
      whileReading(id, (frozen, it) -> again(it, e));
    } catch (RuntimeException e) {
      // It is due again by itself.
      LOG.error("Request {} could not be read", id, e);
    }
  }

  private interface Then {
    void with(Freeze freeze, Dossier its);
  }

  private void whileReading(long id, Then then) {
    transactions.run(
        () -> {
          Optional<Freeze> freeze = freezes.lockActive();
          store
              .lock(id)
              .filter(its -> its.is(State.READING))
              .ifPresent(
                  its ->
                      freeze
                          .filter(it -> it.id() == its.request().freeze())
                          .ifPresent(it -> then.with(it, its)));
        });
  }

  /** As late as GitHub wants; whoever asked is told at once that it takes its time. */
  private void again(Dossier its, GitHubAway why) {
    Duration pause = pause(its.attempts());
    Duration wanted = why.retryAfter().orElse(Duration.ZERO);
    boolean longer = wanted.compareTo(LONGEST_PAUSE) > 0;
    Instant next = now().plus(wanted.compareTo(pause) > 0 ? wanted : pause);
    store.attempt(its.id(), next);
    wakeups.at(next, ExemptionTimers.NAME);
    Dossier unread = its.unread(why.sentence());
    moves.kept(its, longer ? unread.attempted(RequestNotices.PATIENCE) : unread);
  }

  /** Fifteen seconds, and twice as long each time, up to five minutes. */
  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
