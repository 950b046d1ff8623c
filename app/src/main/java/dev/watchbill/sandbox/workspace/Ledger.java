package dev.watchbill.sandbox.workspace;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One door for every change of the workspace: one at a time, written whole or not at all, told to
 * the listeners in order.
 */
public final class Ledger {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final Journal journal;
  private final Clock clock;
  private long lastMicros;
  private boolean muted;

  Ledger(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** Changes made inside belong together: after a kill all of them stand, or none. */
  public <T> T inOne(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      if (lock.getHoldCount() == 1) {
        journal.flush();
      }
      lock.unlock();
    }
  }

  /** As {@link #inOne(Supplier)}, for its effect alone. */
  public void inOne(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      if (lock.getHoldCount() == 1) {
        journal.flush();
      }
      lock.unlock();
    }
  }

  /** A shelf whose things are kept in the journal as {@code kind}. */
  public <T> Shelf<T> shelf(String kind, Class<T> type) {
    return new Shelf<>(this, journal, kind, type);
  }

  /** The workspace's time. */
  public Instant now() {
    return clock.instant();
  }

  void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  void tell(Change change) {
    if (!muted) {
      listeners.forEach(listener -> listener.accept(change));
    }
  }

  void unheard(Runnable changes) {
    inOne(
        () -> {
          muted = true;
          try {
            changes.run();
          } finally {
            muted = false;
          }
        });
  }

  /** A message's time stamp: later than every one before, whatever the clock does. */
  String nextTs() {
    return inOne(
        () -> {
          lastMicros = Math.max(lastMicros + 1, Ts.micros(now()));
          return Ts.of(lastMicros);
        });
  }

  void seen(String ts) {
    lastMicros = Math.max(lastMicros, Ts.micros(ts));
  }

  void close() {
    lock.lock();
    try {
      journal.close();
    } finally {
      lock.unlock();
    }
  }
}
