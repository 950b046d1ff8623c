package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.people.By;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks that pull requests may merge, says what they are, and takes it back. */
final class Unfreezes {
  private final RequestStore store;
  private final WatchStore watch;
  private final RequestMoves moves;
  private final RequestNotices notices;
  private final Decisions decisions;
  private final Optional<ReadingRounds> gitHub;
  private final ExemptionCircle circle;
  private final PullRequestWords words;
  private final Freezes freezes;
  private final Transactions transactions;
  private final Clock clock;

  /**
   * @param gitHub empty without a way into GitHub
   */
  Unfreezes(
      RequestStore store,
      WatchStore watch,
      RequestMoves moves,
      RequestNotices notices,
      Decisions decisions,
      Optional<ReadingRounds> gitHub,
      ExemptionCircle circle,
      PullRequestWords words,
      Freezes freezes,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.watch = watch;
    this.moves = moves;
    this.notices = notices;
    this.decisions = decisions;
    this.gitHub = gitHub;
    this.circle = circle;
    this.words = words;
    this.freezes = freezes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What somebody says a pull request is.
   *
   * @param deep whether it carries a label for the deep freeze
   */
  record Declared(Kind kind, boolean deep) {}

  /** Whether GitHub is read, so that people need not say what theirs is. */
  boolean readsGitHub() {
    return gitHub.isPresent();
  }

  Optional<Freeze> frozen() {
    return freezes.active();
  }

  Optional<Dossier> find(long id) {
    return store.find(id);
  }

  /**
   * These may merge, if the rules say so. One that was asked for before stands as it stands.
   *
   * @param declared what they are, where GitHub is not read
   */
  AskAnswer ask(List<Integer> numbers, Optional<String> why, Optional<Declared> declared, By by) {
    return transactions.inOne(
        () -> {
          Optional<Freeze> freeze = freezes.lockActive();
          if (freeze.isEmpty()) {
            return new AskAnswer.NotFrozen();
          }
          var read = new ArrayList<Integer>();
          var stands = new ArrayList<Dossier>();
          for (int number : numbers) {
            ask(freeze.get(), number, why, declared, by)
                .filter(its -> !its.is(State.READING) || !its.request().askedBy().equals(by.who()))
                .ifPresentOrElse(stands::add, () -> read.add(number));
          }
          return new AskAnswer.Taken(read, stands);
        });
  }

  private Optional<Dossier> ask(
      Freeze freeze, int number, Optional<String> why, Optional<Declared> declared, By by) {
    Instant now = now();
    leftBehind(freeze, number).ifPresent(its -> decisions.takenOver(its, by, now));
    Optional<Long> asked =
        store.insert(freeze.id(), number, by.who(), now, why, ReadingRounds.fallback(now));
    if (asked.isEmpty()) {
      watch.soon(freeze.id(), now);
      Optional<Dossier> its =
          store.open(freeze.id(), number).flatMap(found -> store.lock(found.id()));
      return its.filter(this::mayBeDeclared)
          .map(it -> declareAnew(freeze, it, declared, by, now))
          .or(() -> its);
    }
    Dossier its = store.lock(asked.get()).orElseThrow();
    moves.asked(its, by, now);
    if (declared.isPresent()) {
      declare(freeze, its, declared, by, now);
    } else {
      gitHub.ifPresent(readings -> readings.soon(its.id()));
    }
    return store.find(its.id());
  }

  /** What nobody could go on with: whoever asked has left, and nobody else is being asked. */
  private Optional<Dossier> leftBehind(Freeze freeze, int number) {
    return store
        .open(freeze.id(), number)
        .flatMap(found -> store.lock(found.id()))
        .filter(its -> !its.is(State.GRANTED) && circle.hasLeft(its.request().askedBy()))
        .filter(its -> !moves.isPending(its));
  }

  /** What waits for people waits on if the rules refuse what somebody says that it is now. */
  private Dossier declareAnew(
      Freeze freeze, Dossier its, Optional<Declared> declared, By by, Instant now) {
    Optional<String> refused =
        declared.flatMap(it -> decisions.refusesDeclared(freeze, it.kind(), it.deep()));
    if (its.is(State.UNDECIDED) && refused.isPresent()) {
      return its.ended(State.OVER, refused.get(), now);
    }
    declare(freeze, its, declared, by, now);
    return store.find(its.id()).orElse(its);
  }

  /** What GitHub has told, or will in a moment, counts more than what somebody says. */
  private boolean mayBeDeclared(Dossier its) {
    return its.is(State.UNDECIDED)
        ? its.request().commit().isEmpty()
        : its.is(State.READING) && !isBeingRead(its);
  }

  private boolean isBeingRead(Dossier its) {
    return gitHub.isPresent() && its.attempts() < RequestNotices.PATIENCE;
  }

  private void declare(
      Freeze freeze, Dossier its, Optional<Declared> declared, By by, Instant now) {
    declared.ifPresent(it -> decisions.declared(freeze, its, it.kind(), it.deep(), by, now));
  }

  /** Whoever asked says what it is, while GitHub does not. */
  AskAnswer declare(long id, Declared declared, By by) {
    return transactions.inOne(
        () -> {
          Optional<Freeze> freeze = freezes.lockActive();
          Optional<Dossier> its =
              store
                  .lock(id)
                  .filter(it -> freeze.filter(f -> f.id() == it.request().freeze()).isPresent());
          if (freeze.isEmpty() || its.isEmpty()) {
            return new AskAnswer.NotFrozen();
          }
          if (!its.get().is(State.READING)) {
            return new AskAnswer.Taken(List.of(), List.of(its.get()));
          }
          if (isBeingRead(its.get())) {
            return new AskAnswer.Refused(
                "Nothing was changed: GitHub is being asked about %s, and what it says counts."
                    .formatted(words.linked(its.get().request())));
          }
          decisions.declared(freeze.get(), its.get(), declared.kind(), declared.deep(), by, now());
          return new AskAnswer.Taken(List.of(), store.find(id).stream().toList());
        });
  }

  /**
   * It may not merge after all. The DRI, engineering managers and admins may say so.
   *
   * @param why may be empty
   */
  AskAnswer revoke(int number, String why, By by) {
    Optional<String> refused = circle.refusesRevoking(by.who());
    if (refused.isPresent()) {
      return new AskAnswer.Refused(refused.get());
    }
    return transactions.inOne(
        () -> {
          Optional<Freeze> freeze = freezes.lockActive();
          if (freeze.isEmpty()) {
            return new AskAnswer.NotFrozen();
          }
          Optional<Dossier> its =
              store
                  .open(freeze.get().id(), number)
                  .flatMap(found -> store.lock(found.id()))
                  .filter(it -> it.is(State.GRANTED));
          if (its.isEmpty()) {
            return new AskAnswer.Refused(
                "Nothing was changed: %s is not unfrozen. `/freeze exemptions` lists what is."
                    .formatted(words.linked(number, Optional.empty())));
          }
          return new AskAnswer.Taken(List.of(), List.of(revoke(freeze.get(), its.get(), why, by)));
        });
  }

  private Dossier revoke(Freeze freeze, Dossier its, String why, By by) {
    Instant now = now();
    Dossier after =
        its.ended(
            State.REVOKED,
            "Revoked by %s%s."
                .formatted(
                    words.plainName(by.who()),
                    why.isEmpty() ? "" : ": " + why.replaceAll("\\.$", "")),
            now);
    moves.moved(its, after, by, now, "unfreeze.revoke");
    store.revokedBy(its.id(), by.who());
    notices.revoked(freeze, after);
    if (!by.who().equals(its.request().askedBy())) {
      notices.nudge(after, "revoked:" + after.grants(), words.frozenAgain(after));
    }
    return after;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
