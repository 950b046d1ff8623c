package dev.watchbill.platform.inbox;

import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;

/** The inbox in Postgres, shared by every instance: the key commits or fails with the work. */
public final class PostgresInbox implements Inbox {
  private final InboxStore store;
  private final Transactions transactions;
  private final Clock clock;

  public PostgresInbox(InboxStore store, Transactions transactions, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public boolean once(String key, Runnable work) {
    return transactions.inOne(
        () -> {
          var free = store.take(key, clock.instant());
          if (free) {
            work.run();
          }
          return free;
        });
  }

  /**
   * Forgets what was taken before {@code limit}, the oldest first. Slack's own retries end after a
   * day, so a few days are plenty.
   *
   * @return how many keys were forgotten
   */
  public int forget(Instant limit, int atMost) {
    return store.forgetTakenBefore(limit, atMost);
  }
}
