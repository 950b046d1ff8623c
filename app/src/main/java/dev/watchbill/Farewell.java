package dev.watchbill;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends parts of the bot at the same time. When what they stand on is away each of them waits for
 * it, and whoever runs the bot kills it if it waits for the sum.
 */
final class Farewell {
  private static final Logger log = LoggerFactory.getLogger(Farewell.class);

  /** Leaves time for the rest, before a container's runtime loses its patience at 30 s. */
  private static final Duration LONGEST = Duration.ofSeconds(6);

  private Farewell() {}

  /** Closes all of them; what has not ended in time is left, for the next start to find out. */
  static void to(Closing... parts) {
    var closing =
        Stream.of(parts)
            .map(part -> CompletableFuture.runAsync(part::close, Farewell::inThread))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(closing).get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.warn("Something is still under way: Slack or Postgres is away. I stop all the same.");
    } catch (ExecutionException e) {
      log.warn("Something did not stop in order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A part's end. */
  @FunctionalInterface
  interface Closing {
    void close();
  }

  private static void inThread(Runnable work) {
    var thread = new Thread(work, "farewell");
    thread.setDaemon(true);
    thread.start();
  }
}
