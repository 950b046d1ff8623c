package dev.watchbill.platform.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what is said in the course of one transaction, and hands it over at its end, all of it in a
 * few statements. For one thread and one transaction; what is not handed over is not said.
 */
public final class GatheredOutbox implements Outbox {
  private final Outbox outbox;
  private final List<String> withdrawn = new ArrayList<>();
  private final List<Message> put = new ArrayList<>();
  private final List<Message> shown = new ArrayList<>();

  public GatheredOutbox(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Hands over what was gathered: first what is withdrawn, then what is put, then what is shown; a
   * key that is put is not to be withdrawn in the same go.
   */
  public void handOver() {
    outbox.withdrawAll(withdrawn);
    outbox.putAll(put);
    outbox.showAll(shown);
    clear();
  }

  /** Forgets what was gathered in a transaction that failed. */
  public void clear() {
    withdrawn.clear();
    put.clear();
    shown.clear();
  }

  @Override
  public void put(Message message) {
    put.add(message);
  }

  @Override
  public void show(Message message) {
    shown.add(message);
  }

  @Override
  public void withdraw(String key) {
    withdrawn.add(key);
  }

  /** At once, with everything that was gathered before it. */
  @Override
  public void edit(String key, Content content) {
    handOver();
    outbox.edit(key, content);
  }

  @Override
  public Optional<Posted> posted(String key) {
    return outbox.posted(key);
  }
}
