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

  /** Whether Slack told of user groups when it was last asked; some workspaces have none for us. */
  public boolean knowsUserGroups() {
    return sync.knowsGroups();
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
    var at = readAt;
    if (at.isEmpty()) {
      return what.map(Health::down)
          .orElseGet(() -> Health.degraded("People, channels and user groups are being read."));
    }
    if (what.isPresent()) {
      return Health.degraded("People and channels are as of " + at.get() + ". " + what.get());
    }
    return Health.ok(
        knowsUserGroups()
            ? "People, channels and user groups as of " + at.get() + "."
            : "People and channels as of " + at.get() + "; Slack has no user groups for me.");
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

  /** Each trouble once in the log, however often it is met. */
  private void complain(String sentence) {
    if (!trouble.equals(Optional.of(sentence))) {
      log.warn(sentence);
    }
    trouble = Optional.of(sentence);
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
      complain(
          failure instanceof SlackRefused refused
              ? SocketMessages.down(refused, slack.apiUrl())
              : "People and channels cannot be kept ("
                  + failure.toString().lines().findFirst().orElse("")
                  + "). I keep trying.");
      log.debug("not read, next in {}", next, failure);
    }
    if (!thread.isShutdown()) {
      var unused = thread.schedule(this::readAll, next.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
