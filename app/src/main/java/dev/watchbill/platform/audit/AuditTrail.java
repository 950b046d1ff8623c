package dev.watchbill.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who did what, when, by which command; kept with what was done, in one transaction. */
public final class AuditTrail {
  private final AuditStore store;
  private final List<Runnable> hearing = new CopyOnWriteArrayList<>();

  public AuditTrail(AuditStore store) {
    this.store = store;
  }

  /**
   * Keeps {@code entry}, in the caller's transaction.
   *
   * @return its number, which names the act for good
   */
  public long record(AuditEntry entry) {
    return recordAll(List.of(entry)).get(0);
  }

  /** As {@link #record} of each, in one go; the numbers are in the same order. */
  public List<Long> recordAll(List<AuditEntry> entries) {
    List<Long> numbers = store.insert(entries);
    if (!numbers.isEmpty()) {
      hearing.forEach(Runnable::run);
    }
    return numbers;
  }

  /** Calls {@code heard} whenever something was recorded: inside the transaction, so be quick. */
  public void whenRecorded(Runnable heard) {
    hearing.add(heard);
  }

  /** What was done to {@code subject}, the latest first. */
  public List<AuditEntry> about(String subject, int atMost) {
    return store.about(subject, atMost);
  }

  /**
   * Forgets what was done before {@code limit}, the oldest first.
   *
   * @return how many entries were forgotten
   */
  public int forget(Instant limit, int atMost) {
    return store.forgetBefore(limit, atMost);
  }
}
