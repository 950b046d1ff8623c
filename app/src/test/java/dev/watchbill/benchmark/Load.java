package dev.watchbill.benchmark;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands at an even pace, whether or not the earlier ones are answered: a slow bot is not spared
 * the next question.
 *
 * @param perSecond how many commands a second
 * @param length how long they keep coming
 */
record Load(int perSecond, Duration length) {
  private static final Duration LAST_ANSWER = Duration.ofSeconds(10);

  int commands() {
    return Math.toIntExact(perSecond * length.toSeconds());
  }

  /**
   * Asks, and waits for the last answer.
   *
   * @return the time from each command's leaving to its answer's arrival
   */
  Latencies put(Asking workspace) throws InterruptedException {
    Queue<Duration> answers = new ConcurrentLinkedQueue<>();
    var asked = new AtomicInteger();
    var open = new CountDownLatch(commands());
    var clockwork = Executors.newSingleThreadScheduledExecutor();
    try {
      var pacing =
          clockwork.scheduleAtFixedRate(
              () -> {
                if (asked.get() < commands()) {
                  ask(workspace, asked.getAndIncrement(), answers, open);
                }
              },
              0,
              TimeUnit.SECONDS.toNanos(1) / perSecond,
              TimeUnit.NANOSECONDS);
      open.await(length.plus(LAST_ANSWER).toMillis(), TimeUnit.MILLISECONDS);
      pacing.cancel(false);
    } finally {
      clockwork.shutdownNow();
    }
    return Latencies.of(answers, commands() - answers.size());
  }

  private static void ask(
      Asking workspace, int number, Queue<Duration> answers, CountDownLatch open) {
    long left = System.nanoTime();
    var unused =
        workspace
            .ask(number)
            .whenComplete(
                (right, failure) -> {
                  if (failure == null && right) {
                    answers.add(Duration.ofNanos(System.nanoTime() - left));
                  }
                  open.countDown();
                });
  }
}
