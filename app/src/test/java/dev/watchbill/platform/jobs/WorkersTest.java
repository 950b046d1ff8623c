package dev.watchbill.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class WorkersTest {
  private final Workers workers = new Workers();
  private final CountDownLatch ends = new CountDownLatch(1);

  @AfterEach
  void stop() {
    ends.countDown();
    workers.shutdown(true);
  }

  @Test
  void as_many_are_free_as_do_not_work() throws Exception {
    assertThat(workers.blockForAvailableThreads()).isEqualTo(workers.getPoolSize());
    var started = new CountDownLatch(2);
    assertThat(workers.runInThread(() -> works(started))).isTrue();
    assertThat(workers.runInThread(() -> works(started))).isTrue();
    started.await();
    assertThat(workers.blockForAvailableThreads()).isEqualTo(workers.getPoolSize() - 2);
  }

  @Test
  void a_worker_whose_work_fails_is_free_again() throws Exception {
    for (int n = 0; n < 2 * workers.getPoolSize(); n++) {
      var done = new CountDownLatch(1);
      workers.runInThread(
          () -> {
            done.countDown();
            throw new IllegalStateException("on purpose");
          });
      done.await();
    }
    assertThat(workers.blockForAvailableThreads()).isPositive();
  }

  @Test
  void whoever_stops_waits_for_what_runs_and_begins_nothing_more() throws Exception {
    var started = new CountDownLatch(1);
    workers.runInThread(() -> works(started));
    started.await();
    var stopped = CompletableFuture.runAsync(() -> workers.shutdown(true));
    workers.shutdown(false);
    assertThat(workers.runInThread(() -> {})).isFalse();
    assertThat(stopped).isNotDone();
    ends.countDown();
    stopped.get();
  }

  private void works(CountDownLatch started) {
    started.countDown();
    try {
      ends.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
