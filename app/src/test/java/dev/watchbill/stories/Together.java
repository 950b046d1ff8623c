package dev.watchbill.stories;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Two people who do something at the very same moment. */
final class Together {
  private Together() {}

  /** What each gets back, in the same order. */
  static List<Answer> at(Supplier<Answer> one, Supplier<Answer> other) {
    var threads = Executors.newFixedThreadPool(2);
    var start = new CyclicBarrier(2);
    try {
      var first = CompletableFuture.supplyAsync(() -> after(start, one), threads);
      var second = CompletableFuture.supplyAsync(() -> after(start, other), threads);
      return List.of(first.join(), second.join());
    } finally {
      threads.shutdown();
    }
  }

  private static Answer after(CyclicBarrier start, Supplier<Answer> deed) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException("they did not come together", e);
    }
    return deed.get();
  }
}
