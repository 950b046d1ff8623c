package dev.watchbill.exemption;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.config.ReleaseConfig.Branch;
import dev.watchbill.exemption.PullRequestReader.Told;
import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.exemption.WatchStore.WatchRow;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.github.PullRequest;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through what has changed about pull requests during a freeze: pushes, labels, and merges.
 * How far it has come is kept, so that what happened while the bot was down is seen afterwards; a
 * last time it looks when the freeze is over.
 */
final class MergeWatch {
  private static final Logger LOG = LoggerFactory.getLogger(MergeWatch.class);

  /** What GitHub knows it may tell a little later. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private final ReleaseConfig config;
  private final PullRequestReader reader;
  private final RequestStore store;
  private final WatchStore watch;
  private final Decisions decisions;
  private final MergeReports reports;
  private final Freezes freezes;
  private final Transactions transactions;
  private final Executor afterwards;
  private final Clock clock;

  MergeWatch(
      ReleaseConfig config,
      PullRequestReader reader,
      RequestStore store,
      WatchStore watch,
      Decisions decisions,
      MergeReports reports,
      Freezes freezes,
      Transactions transactions,
      Executor afterwards,
      Clock clock) {
    this.config = config;
    this.reader = reader;
    this.store = store;
    this.watch = watch;
    this.decisions = decisions;
    this.reports = reports;
    this.freezes = freezes;
    this.transactions = transactions;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /** Looks if it is time; doing it twice looks once. */
  void due(Instant now) {
    transactions.run(
        () -> {
          freezes.active().ifPresent(freeze -> watch.begin(freeze.id(), freeze.begunAt(), now));
          for (WatchRow row : watch.lockDue(now)) {
            watch.next(row.freezeId(), now.plus(config.check().every()));
            transactions.afterCommit(() -> afterwards.execute(() -> look(row)));
          }
        });
  }

  private void look(WatchRow row) {
    Instant begun = now();
    Optional<Freeze> freeze = freezes.find(row.freezeId());
    var frozen = Branch.parse(row.branch());
    if (freeze.isEmpty() || !frozen.repository().equals(config.repository())) {
      // Of a repository that is not configured any more nobody reads the last minutes.
      watch.end(row.freezeId());
      return;
    }
    try {
      look(freeze.get(), frozen.name(), row.seenTo());
      transactions.run(
          () -> {
            // Before our own row, as whoever lifts the freeze does.
            var unused = freezes.lockActive();
            boolean troubled = watch.trouble(row.freezeId()).isPresent();
            watch.seen(row.freezeId(), begun.minus(OVERLAP));
            if (hasEnded(freeze.get(), begun)) {
              watch.end(row.freezeId());
            } else if (troubled) {
              freezes.refresh(row.freezeId());
            }
          });
    } catch (GitHubAway e) {
      LOG.warn("What has changed about pull requests is not to be had now: {}", e.sentence());
      transactions.run(
          () -> {
            var unused = freezes.lockActive();
            boolean known = isKnown(row.freezeId(), begun.minus(config.check().every()));
            watch.away(row.freezeId(), begun, e.sentence());
            e.retryAfter()
                .filter(wait -> wait.compareTo(config.check().every()) > 0)
                .ifPresent(wait -> watch.next(row.freezeId(), begun.plus(wait)));
            if (!known && isKnown(row.freezeId(), begun)) {
              freezes.refresh(row.freezeId());
            }
          });
    } catch (RuntimeException e) {
      // The same is looked at again the next time.
      LOG.error("What has changed about pull requests could not be seen to", e);
    }
  }

  /** Whether all that happened before the lift is told by {@code then}. */
  private static boolean hasEnded(Freeze freeze, Instant then) {
    return freeze.liftedAt().filter(lifted -> !then.isBefore(lifted.plus(OVERLAP))).isPresent();
  }

  private boolean isKnown(long freeze, Instant then) {
    return watch.trouble(freeze).filter(it -> it.isKnownAt(then)).isPresent();
  }

  private void look(Freeze freeze, String branch, Instant since) throws GitHubAway {
    List<PullRequest> changed = reader.updatedSince(branch, since);
    Map<Integer, Dossier> open = new LinkedHashMap<>();
    store.open(freeze.id()).stream()
        .filter(its -> !its.is(State.READING))
        .forEach(its -> open.put(its.request().number(), its));
    var unread = new Unread();
    for (PullRequest it : changed) {
      Dossier its = open.remove(it.number());
      if (its != null && freeze.isActive()) {
        unread.unless(it.number(), () -> told(its.id(), Optional.of(read(freeze, its, it))));
      }
    }
    if (freeze.isActive()) {
      for (Dossier its : open.values()) {
        int number = its.request().number();
        if (its.request().commit().isEmpty()) {
          unread.unless(number, () -> told(its.id(), reader.read(number, freeze.phase())));
        }
      }
    }
    report(freeze, branch, changed, unread);
    unread.done();
  }

  /** The files count only where something is decided anew. */
  private Told read(Freeze freeze, Dossier its, PullRequest it) throws GitHubAway {
    return decisions.stays(freeze, its, it)
        ? new Told(it, Optional.empty())
        : reader.read(it, freeze.phase());
  }

  private void told(long id, Optional<Told> told) {
    transactions.run(
        () -> {
          Optional<Freeze> freeze = freezes.lockActive();
          store
              .lock(id)
              .filter(its -> its.is(State.UNDECIDED) || its.is(State.GRANTED))
              .ifPresent(
                  its ->
                      freeze
                          .filter(it -> it.id() == its.request().freeze())
                          .ifPresent(it -> decisions.told(it, its, told, now())));
        });
  }

  private void report(Freeze freeze, String branch, List<PullRequest> changed, Unread unread)
      throws GitHubAway {
    var merged = new ArrayList<PullRequest>();
    for (PullRequest it : changed) {
      Optional<Instant> then =
          it.mergedAt()
              .filter(at -> it.base().equals(branch) && isDuring(freeze, at))
              .filter(at -> !unread.holds(it.number()));
      if (then.isPresent()) {
        unread.unless(
            it.number(),
            () -> {
              if (!mightMerge(freeze, it, then.get())) {
                merged.add(it);
              }
            });
      }
    }
    if (!merged.isEmpty()) {
      transactions.run(() -> reports.merged(freeze, merged, now()));
    }
  }

  /** Also by an exemption that nobody could follow to its last commit before the lift. */
  private boolean mightMerge(Freeze freeze, PullRequest it, Instant then) throws GitHubAway {
    List<Dossier> its = store.of(freeze.id(), it.number());
    if (its.stream().anyMatch(one -> one.covers(it.head(), then))) {
      return true;
    }
    List<Dossier> stood = its.stream().filter(one -> one.stood(then)).toList();
    if (freeze.isActive() || stood.isEmpty()) {
      return false;
    }
    Told told = reader.read(it, freeze.phase());
    return stood.stream().anyMatch(one -> decisions.follows(freeze, one, told, then));
  }

  private static boolean isDuring(Freeze freeze, Instant then) {
    // GitHub tells no fractions of a second: what waited for the lift merges in the same one.
    return !then.isBefore(freeze.begunAt())
        && freeze
            .liftedAt()
            .filter(lifted -> !then.isBefore(lifted.truncatedTo(ChronoUnit.SECONDS)))
            .isEmpty();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
