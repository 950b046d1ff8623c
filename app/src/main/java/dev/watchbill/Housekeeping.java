package dev.watchbill;

import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what nobody needs any more: what is kept, and for how long, is configured under {@code
 * keep}. What is left over of a large heap is forgotten a minute later.
 */
final class Housekeeping implements Timed {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Longer than Slack repeats an event, and than channels are read back. */
  static final Period HEARD = Period.ofDays(7);

  /** Nobody waits for it, and it looks into many tables. */
  static final Duration PAUSE = Duration.ofMinutes(10);

  static final int BATCH = 500;
  static final int BATCHES = 20;

  private final List<Chore> chores = new CopyOnWriteArrayList<>();
  private volatile Instant restsUntil = Instant.MIN;

  /** Sees to {@code more} from now on. */
  void seesTo(List<Chore> more) {
    chores.addAll(more);
  }

  @Override
  public String name() {
    return "housekeeping";
  }

  /**
   * A chore that fails does not keep the others from being done; then it is said. Once nothing is
   * left to do, this instance rests for a while.
   */
  @Override
  public void due(Instant now) {
    if (now.isBefore(restsUntil)) {
      return;
    }
    boolean done = true;
    @Nullable RuntimeException failure = null;
    for (var chore : chores) {
      try {
        done &= forget(chore, now);
      } catch (RuntimeException e) {
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
    if (done) {
      restsUntil = now.plus(PAUSE);
    }
  }

  /** Whether nothing is left that is too old. */
  private static boolean forget(Chore chore, Instant now) {
    int forgotten = 0;
    int batch = BATCH;
    for (int i = 0; i < BATCHES && batch == BATCH; i++) {
      batch = chore.due(now, BATCH);
      forgotten += batch;
    }
    if (forgotten > 0) {
      LOG.info("Forgot {} {}", forgotten, chore.what());
    }
    return batch < BATCH;
  }

  /** The sweep is often enough. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }
}
