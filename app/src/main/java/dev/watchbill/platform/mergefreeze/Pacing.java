package dev.watchbill.platform.mergefreeze;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Lets one call after the other through, not too fast. */
interface Pacing {
  /** Returns when the next call may be made. */
  void turn() throws InterruptedException;

  /** One call in so much time, whoever asks. */
  static Pacing oneIn(Duration gap) {
    return new Pacing() {
      private long free = System.nanoTime();

      @Override
      public synchronized void turn() throws InterruptedException {
        long ahead = free - System.nanoTime();
        if (ahead > 0) {
          passes(ahead);
        }
        free = System.nanoTime() + gap.toNanos();
      }
    };
  }

  private static void passes(long nanos) throws InterruptedException {
    try {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("doing nothing failed", e);
    }
  }
}
