package dev.watchbill.platform.outbox;

import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbox in Postgres, shared by every instance. */
public final class PostgresOutbox implements Outbox, PostedPlaces {
  private static final Logger log = LoggerFactory.getLogger(PostgresOutbox.class);

  private final OutboxStore store;
  private final Transactions transactions;
  private final Clock clock;
  private final Runnable wake;

  /**
   * @param wake hurries the courier along; called after the commit of what was put
   */
  public PostgresOutbox(OutboxStore store, Transactions transactions, Clock clock, Runnable wake) {
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.wake = wake;
  }

  @Override
  public void put(Message message) {
    putAll(List.of(message));
  }

  @Override
  public void putAll(List<Message> messages) {
    store.put(messages, clock.instant());
    transactions.afterCommit(wake);
  }

  @Override
  public void show(Message message) {
    showAll(List.of(message));
  }

  @Override
  public void showAll(List<Message> messages) {
    store.show(messages, clock.instant());
    transactions.afterCommit(wake);
  }

  @Override
  public void edit(String key, Content content) {
    if (store.edit(key, content, clock.instant())) {
      transactions.afterCommit(wake);
    } else {
      log.warn("{} is not there to be edited: it was forgotten, or never put", key);
    }
  }

  @Override
  public void withdraw(String key) {
    withdrawAll(List.of(key));
  }

  @Override
  public void withdrawAll(List<String> keys) {
    if (store.withdraw(keys, clock.instant())) {
      transactions.afterCommit(wake); // what waited for it need not wait any longer
    }
  }

  @Override
  public Optional<Posted> posted(String key) {
    return store.posted(key);
  }

  @Override
  public Optional<String> keyAt(String channelId, String ts) {
    return store.keyAt(channelId, ts);
  }

  /**
   * Forgets messages that are finished and have not changed since {@code limit}, the oldest first;
   * replies to them, links to them and edits of them are not possible any more.
   *
   * @return how many were forgotten
   */
  public int forget(Instant limit, int atMost) {
    return store.forgetFinishedBefore(limit, atMost);
  }

  /**
   * Forgets conversations of which no message is left and in which nothing was said since {@code
   * limit}.
   *
   * @return how many were forgotten
   */
  public int forgetLanes(Instant limit, int atMost) {
    return store.lanes().forgetUnusedSince(limit, atMost);
  }
}
