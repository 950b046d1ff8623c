package dev.watchbill.platform.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks parts how they are, all at the same time: when what they stand on is away, several of them
 * wait for it, and nobody should wait for the sum. Who asks while a part still thinks gets the same
 * answer, so that impatient probes do not pile up.
 */
final class Checkup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Checkup.class);
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final Duration patience;
  private final Map<HealthPart, CompletableFuture<Health>> thinking = new ConcurrentHashMap<>();

  /** One thread a part at the most, and none while nobody asks. */
  private final ExecutorService askers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE.toMillis(),
          TimeUnit.MILLISECONDS,
          new SynchronousQueue<>(),
          Checkup::daemon);

  /**
   * Asks nobody yet.
   *
   * @param patience after which a part that has not answered is down, in real time
   */
  Checkup(Duration patience) {
    this.patience = patience;
  }

  private static Thread daemon(Runnable asking) {
    var thread = new Thread(asking, "health");
    thread.setDaemon(true);
    return thread;
  }

  /** Asks {@code parts}, without waiting for what they say. */
  Asked ask(List<HealthPart> parts) {
    var answers = new LinkedHashMap<HealthPart, CompletableFuture<Health>>();
    parts.forEach(part -> answers.put(part, ask(part)));
    return new Asked(answers);
  }

  private CompletableFuture<Health> ask(HealthPart part) {
    var answer = new CompletableFuture<Health>();
    var underWay = thinking.putIfAbsent(part, answer);
    if (underWay != null) {
      return underWay;
    }
    askers.execute(
        () -> {
          var health = of(part);
          thinking.remove(part); // whoever asks from now on gets a fresh answer
          answer.complete(health);
        });
    return answer;
  }

  private static Health of(HealthPart part) {
    try {
      return part.health();
    } catch (RuntimeException | Error e) {
      log.warn("{} could not say how it is", part.name(), e);
      return Health.down("It could not say how it is: " + e.getMessage());
    }
  }

  /** Parts that were asked. */
  final class Asked {
    private final Map<HealthPart, CompletableFuture<Health>> answers;

    private Asked(Map<HealthPart, CompletableFuture<Health>> answers) {
      this.answers = answers;
    }

    /** What each of them says; one that is silent for too long is down. */
    Map<HealthPart, Health> answers() {
      var all = CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new));
      try {
        all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        log.debug("not every part has said how it is", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      var said = new LinkedHashMap<HealthPart, Health>();
      answers.forEach((part, answer) -> said.put(part, answer.getNow(silent())));
      return said;
    }

    private Health silent() {
      return Health.down("It has not said how it is within " + patience.toMillis() + " ms.");
    }
  }

  @Override
  public void close() {
    askers.shutdown();
  }
}
