package dev.watchbill.criticalbug;

import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;

/** Holds an alarm while it is decided about, in one transaction. */
final class AlarmHold {
  private final AlarmStore store;
  private final Transactions transactions;
  private final Clock clock;

  AlarmHold(AlarmStore store, Transactions transactions, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Holds it during {@code act}, and until the end of the transaction that the caller is in.
   *
   * @param act takes the alarm as it stands, and the time
   */
  AlarmAnswer during(long id, BiFunction<Course, Instant, AlarmAnswer> act) {
    return transactions.inOne(
        () ->
            store
                .lock(id)
                .map(course -> act.apply(course, now()))
                .orElseGet(AlarmAnswer.Gone::new));
  }

  /** The time, as exact as Postgres keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
