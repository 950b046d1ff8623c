package dev.watchbill.platform.slack;

import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the directory: read in full at the start and every hour, by events in between. While Slack
 * or the database is away, what was known stays, and it is tried again.
 */
public final class DirectoryKeeper implements HealthPart, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DirectoryKeeper.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

  private final SlackConnection slack;
  private final DirectorySync sync;
  private final CountDownLatch filled = new CountDownLatch(1);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var t = new Thread(task, "directory");
            t.setDaemon(true);
            return t;
          });
  private final Clock clock;
  private volatile Optional<String> trouble = Optional.empty();
  private volatile Optional<Instant> readAt = Optional.empty();
  private int failures; // the thread's own

  /** Registers for the events it needs. */
  public DirectoryKeeper(
      SlackConnection slack, Reception reception, DirectoryStore store, Clock clock) {
    this.slack = slack;
    this.clock = clock;
    this.sync = new DirectorySync(slack, store, clock);
    new DirectoryEvents(slack, store, this, clock).registerWith(reception);
  }

  /** Begins to read, and keeps at it; returns at once. */
  public void start() {
    thread.execute(this::readAll);
  }

  /**
   * Waits until the directory was read in full once.
   *
   * @return whether it was, within {@code patience}
   */
  public boolean awaitFilled(Duration patience) throws InterruptedException {
    return filled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Goes into a public channel, to hear what is said there. Being there already is fine.
   *
   * @throws SlackRefused if Slack does not let us in; a private channel's members have to invite us
   */
  public void join(String channelId) {
    slack.call("conversations.join", m -> m.conversationsJoin(r -> r.channel(channelId)));
    channelIsStale(channelId);
  }

  @Override
  public String name() {
    return "directory";
  }

  @Override
  public Health health() {
    var what = trouble;
    if (what.isPresent()) {
      return Health.degraded(
          "People and channels are as of "
              + readAt.map(Instant::toString).orElse("an earlier run")
              + ": "
              + what.get());
    }
    return readAt
        .map(at -> Health.ok("People, channels and user groups as of " + at + "."))
        .orElseGet(() -> Health.degraded("People, channels and user groups are being read."));
  }

  @Override
  public void close() {
    sync.end();
    thread.shutdownNow();
  }

  void channelIsStale(String id) {
    later(() -> sync.readChannel(id));
  }

  void groupsAreStale() {
    later(sync::readGroups);
  }

  private void later(Runnable reading) {
    try {
      thread.execute(
          () -> {
            try {
              reading.run();
            } catch (RuntimeException failure) { // the hourly reading makes up for it
              log.warn("something in the directory could not be renewed: {}", failure.toString());
            }
          });
    } catch (RejectedExecutionException closed) {
      log.debug("closing: something in the directory was not renewed", closed);
    }
  }

  private void readAll() {
    var next = EVERY;
    try {
      sync.readAll();
      if (failures > 0) {
        log.info("people, channels and user groups are read again");
      }
      failures = 0;
      trouble = Optional.empty();
      readAt = Optional.of(clock.instant());
      filled.countDown();
    } catch (RuntimeException failure) {
      failures++;
      var wish =
          failure instanceof SlackRefused refused
              ? refused.retryAfter()
              : Optional.<Duration>empty();
      next =
          BackoffPolicy.delay(
              failures, FIRST_RETRY, LONGEST_RETRY, ThreadLocalRandom.current().nextDouble(), wish);
      var sentence = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
      if (failures == 1) {
        log.warn("people and channels cannot be read now, I keep trying: {}", sentence);
      }
      trouble = Optional.of(sentence);
    }
    if (!thread.isShutdown()) {
      var unused = thread.schedule(this::readAll, next.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
