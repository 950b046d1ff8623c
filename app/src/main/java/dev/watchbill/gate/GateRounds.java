package dev.watchbill.gate;

import dev.watchbill.freeze.Freezes;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compares again and again how the gate stands with how the freeze wants it, and puts that right.
 * The service is asked between two transactions: the first takes a lease, so that several instances
 * do not fight, and the second sees whether what was learnt still counts.
 */
final class GateRounds {
  /**
   * Longer than a look usually takes, and short enough that whoever dies in one is soon replaced. A
   * look that takes longer still is made by somebody else as well; only the last one counts.
   */
  static final Duration LEASE = Duration.ofSeconds(40);

  /** So many looks in a row, where more is to be done at once or something happened meanwhile. */
  private static final int IN_A_ROW = 5;

  private final MergeGate gate;
  private final GateStore store;
  private final GateNotices notices;
  private final GateMessages messages;
  private final Freezes freezes;
  private final Supplier<Wish> wishes;
  private final Duration every;
  private final Transactions transactions;
  private final Clock clock;

  /**
   * @param wishes how the gate should be now
   * @param every how often it is looked at during a freeze
   */
  GateRounds(
      MergeGate gate,
      GateStore store,
      GateNotices notices,
      GateMessages messages,
      Freezes freezes,
      Supplier<Wish> wishes,
      Duration every,
      Transactions transactions,
      Clock clock) {
    this.gate = gate;
    this.store = store;
    this.notices = notices;
    this.messages = messages;
    this.freezes = freezes;
    this.wishes = wishes;
    this.every = every;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Somebody looks at the gate, and others do not. */
  private record Turn(Gate gate, Wish wish, long lease, Instant begun) {}

  /** What came of it. */
  private sealed interface Outcome {
    record Seen(Look look) implements Outcome {}

    record Away(GateAway why) implements Outcome {}
  }

  /** Looks, if it is time. */
  void due() {
    int looks = 0;
    while (looks < IN_A_ROW && looked()) {
      looks++;
    }
  }

  /** When {@link #due} will have something to do. */
  Optional<Instant> nextDue() {
    return store.nextDue();
  }

  private boolean looked() {
    Optional<Turn> turn = transactions.inOne(this::begin);
    turn.ifPresent(
        its -> {
          Outcome outcome;
          try {
            outcome = look(its);
          } catch (RuntimeException e) {
            store.release(its.lease());
            throw e;
          }
          transactions.run(() -> end(its, outcome));
        });
    return turn.isPresent();
  }

  private Optional<Turn> begin() {
    Instant now = instant();
    if (store.find().isEmpty()) {
      store.enter(now);
    }
    return store
        .lockFree(now)
        .filter(it -> !it.nextAt().isAfter(now))
        .map(it -> new Turn(it, wishes.get(), store.lease(now.plus(LEASE)), now));
  }

  private Outcome look(Turn turn) {
    try {
      return new Outcome.Seen(gate.look(turn.wish(), turn.gate().known(), instant()));
    } catch (GateAway away) {
      return new Outcome.Away(away);
    }
  }

  private void end(Turn turn, Outcome outcome) {
    // Before our own row, as whoever freezes and lifts does.
    var active = freezes.lockActive();
    Optional<Gate> locked = store.lock();
    if (locked.isEmpty() || !store.isLast(turn.lease())) {
      return; // too slow: somebody else has looked since
    }
    store.release(turn.lease());
    Gate before = locked.get();
    List<Trouble> troubles = store.troubles();
    Instant now = instant();
    Gate after = after(before, turn, outcome, now);
    // What has happened meanwhile is looked at next, at once.
    Gate kept = before.doubts() == turn.gate().doubts() ? after : after.again(now);
    store.update(kept);
    if (outcome instanceof Outcome.Seen seen) {
      notices.seen(before, kept, turn.wish(), seen.look(), now);
    } else if (outcome instanceof Outcome.Away away) {
      notices.failed(kept, turn.wish(), away.why(), now);
    }
    List<Trouble> troublesNow = store.troubles();
    active
        .filter(
            freeze ->
                !messages
                    .line(Optional.of(before), troubles, freeze)
                    .equals(messages.line(Optional.of(kept), troublesNow, freeze)))
        .ifPresent(freeze -> freezes.refresh(freeze.id()));
  }

  private Gate after(Gate before, Turn turn, Outcome outcome, Instant now) {
    Wish wish = turn.wish();
    if (outcome instanceof Outcome.Away away) {
      return failed(before, before.known(), wish, away.why(), now);
    }
    Look look = ((Outcome.Seen) outcome).look();
    int contradicted = look.contradicted() ? before.known().contradicted() + 1 : 0;
    Known learnt =
        new Known(
            look.held() ? wish.freeze().map(freeze -> freeze.id()) : Optional.empty(),
            wish.numbers(),
            contradicted);
    return look.failed()
        .map(why -> failed(before, learnt, wish, why, now))
        .orElseGet(
            () -> {
              // From one look to the next, however long it took to be answered.
              Instant next = turn.begun().plus(GatePolicy.pause(wish, look, contradicted, every));
              return before.seen(learnt, now, next.isAfter(now) ? next : now);
            });
  }

  private Gate failed(Gate before, Known learnt, Wish wish, GateAway why, Instant now) {
    boolean matters = wish.isHeld() || before.known().heldFor().isPresent();
    Duration retry = GatePolicy.retry(before.attempts() + 1, matters, every);
    return before.failed(learnt, now, now.plus(retry), why.retryAfter().map(now::plus));
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
