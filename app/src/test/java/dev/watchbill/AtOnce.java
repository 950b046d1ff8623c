package dev.watchbill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several deeds at the very same moment, each on a thread of its own. */
public final class AtOnce {
  private AtOnce() {}

  /** What came of each, in their order; the first failure is thrown once all are done. */
  public static <T> List<T> all(List<? extends Callable<? extends T>> deeds) throws Exception {
    var start = new CyclicBarrier(deeds.size());
    var threads = Executors.newFixedThreadPool(deeds.size());
    try {
      List<Future<T>> under = new ArrayList<>();
      for (Callable<? extends T> deed : deeds) {
        under.add(
            threads.submit(
                () -> {
                  start.await();
                  return deed.call();
                }));
      }
      var results = new ArrayList<T>();
      for (Future<T> each : under) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
