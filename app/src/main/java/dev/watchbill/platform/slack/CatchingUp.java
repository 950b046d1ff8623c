package dev.watchbill.platform.slack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps track of what this instance may have missed: from the loss of its socket until everything
 * was read back. Waits for that no longer than its patience; a new connection is waited for anew,
 * but only once the patience with the last one had run out, so that a socket which comes and goes
 * silences nobody for good.
 */
final class CatchingUp implements Attention {
  private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);

  private final Duration patience;
  private final LongSupplier nanos;
  private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
  private boolean started;
  private boolean behind = true;
  private boolean outOfPatience;
  private long since;
  private int gap;

  /**
   * @param nanos a clock that only goes on, such as {@link System#nanoTime}
   */
  CatchingUp(Duration patience, LongSupplier nanos) {
    this.patience = patience;
    this.nanos = nanos;
  }

  @Override
  public synchronized boolean caughtUp() {
    return !behind || outOfPatience;
  }

  @Override
  public void whenCaughtUp(Runnable then) {
    waiting.add(then);
  }

  /** It begins to listen; nothing is known of what was said before. */
  synchronized void start() {
    started = true;
    since = nanos.getAsLong();
  }

  /** From now on something may be missed. */
  synchronized void lost() {
    gap++;
    fallBehind(false);
  }

  /** It hears again, and what was missed can be read back. */
  synchronized void connected() {
    gap++;
    fallBehind(outOfPatience);
  }

  private void fallBehind(boolean anew) {
    if (!behind || anew) {
      since = nanos.getAsLong();
      outOfPatience = false;
    }
    behind = true;
  }

  /** Counts gaps: what is read back from now on is as of this one. */
  synchronized int gap() {
    return gap;
  }

  /** Everything was read back since {@code gap} began; if that is not the latest one, in vain. */
  void readBack(int upTo) {
    boolean news;
    synchronized (this) {
      if (upTo != gap) {
        return;
      }
      news = behind && !outOfPatience;
      behind = false;
      outOfPatience = false;
    }
    if (news) {
      tell();
    }
  }

  /** Looks whether patience has run out. */
  void look() {
    synchronized (this) {
      if (!started || !behind || outOfPatience || nanos.getAsLong() - since < patience.toNanos()) {
        return;
      }
      outOfPatience = true;
    }
    log.warn(
        "What was said in Slack could not be read back within {} s; reminders go on all the same",
        patience.toSeconds());
    tell();
  }

  private void tell() {
    for (var then : waiting) {
      try {
        then.run();
      } catch (Throwable failure) { // the watch, which calls this, has to outlive everything
        log.error("somebody who waited for what was missed failed", failure);
      }
    }
  }
}
