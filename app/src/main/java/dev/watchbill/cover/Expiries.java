package dev.watchbill.cover;

import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Overrides;
import dev.watchbill.rotation.Rotations;
import java.time.Instant;
import java.util.Optional;

/** What is over without anybody's word, because nobody agreed to it in time. */
final class Expiries {
  private final CoverStore store;
  private final Rotations rotations;
  private final Overrides overrides;
  private final Outcomes outcomes;
  private final Transactions transactions;

  Expiries(
      CoverStore store,
      Rotations rotations,
      Overrides overrides,
      Outcomes outcomes,
      Transactions transactions) {
    this.store = store;
    this.rotations = rotations;
    this.overrides = overrides;
    this.outcomes = outcomes;
    this.transactions = transactions;
  }

  /** Those whose time is up by {@code now}; one that fails does not stop the others. */
  void due(Instant now) {
    var pieces = new Pieces();
    for (long id : store.due(now)) {
      pieces.attempt(CoverAudit.subject(id), () -> expire(id, now));
    }
    pieces.done("change requests");
  }

  private void expire(long id, Instant now) {
    transactions.run(
        () -> {
          Optional<String> rotation = store.find(id).map(ChangeRequest::rotation);
          rotation.filter(this::isConfigured).ifPresent(overrides::lock);
          store
              .lock(id)
              .filter(it -> it.isOpen() && !it.lapsesAt().isAfter(now))
              .ifPresent(
                  it -> {
                    if (isConfigured(it.rotation())) {
                      outcomes.expire(it, now);
                    } else {
                      outcomes.end(
                          it,
                          State.LAPSED,
                          Optional.empty(),
                          "There is no rotation called %s any more.".formatted(it.rotation()),
                          now,
                          "");
                    }
                  });
        });
  }

  /** When {@link #due} will have something to do. */
  Optional<Instant> nextDue() {
    return store.nextDue();
  }

  private boolean isConfigured(String rotation) {
    return rotations.names().contains(rotation);
  }
}
