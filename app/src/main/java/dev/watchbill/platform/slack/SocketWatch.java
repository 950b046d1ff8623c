package dev.watchbill.platform.slack;

import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a hearing socket open: connects, notices that it is down, silent or deaf, takes another and
 * only then closes the old one, and never gives up. Says each change of its state once.
 */
final class SocketWatch implements HealthPart, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SocketWatch.class);

  /** For a connection that is being made; while Slack is away that takes as long as its calls. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private enum State {
    CONNECTING,
    LISTENING,
    DOWN,
    DEAF
  }

  private record Standing(State state, String sentence) {}

  private final Supplier<Socket> connector;
  private final ReadingBack readingBack;
  private final Arrivals arrivals;
  private final CatchingUp attention;
  private final Watchfulness pace;
  private final String apiUrl;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var t = new Thread(task, "socket-watch");
            t.setDaemon(true);
            return t;
          });

  private volatile Standing standing = new Standing(State.CONNECTING, SocketMessages.connecting());
  private volatile boolean sessionEnded;
  private volatile boolean closing;
  private volatile @Nullable Posting posted;

  // The following belong to the watch's thread.
  private @Nullable Socket socket;
  private int failures;
  private int replacedInVain;
  private long nextTry = System.nanoTime();
  private long arrivalsBefore;
  private @Nullable Long suspectSince;

  /** A message of ours that should come back. */
  private record Posting(long at, long arrivals) {}

  /**
   * @param connector connects anew, or throws {@link SlackRefused}
   */
  SocketWatch(
      Supplier<Socket> connector,
      ReadingBack readingBack,
      Arrivals arrivals,
      CatchingUp attention,
      Watchfulness pace,
      String apiUrl) {
    this.connector = connector;
    this.readingBack = readingBack;
    this.arrivals = arrivals;
    this.attention = attention;
    this.pace = pace;
    this.apiUrl = apiUrl;
  }

  void start() {
    attention.start();
    var unused =
        thread.scheduleWithFixedDelay(this::look, 0, pace.look().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A session ended, for a refresh or otherwise; something may have been missed meanwhile. */
  void sessionEnded() {
    sessionEnded = true;
  }

  /** A message of ours was posted in a watched channel; something should be heard soon. */
  void posted() {
    if (posted == null) {
      posted = new Posting(System.nanoTime(), arrivals.count());
    }
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Health health() {
    var now = standing;
    return switch (now.state()) {
      case LISTENING -> Health.ok(now.sentence());
      case DEAF, CONNECTING -> Health.degraded(now.sentence());
      case DOWN -> Health.down(now.sentence());
    };
  }

  @Override
  public void close() {
    if (!closing) {
      closing = true;
      thread.execute(this::letGo);
    }
    thread.shutdown(); // not interrupted: a socket half made would be left open
    try {
      if (!thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Slack is still being connected to; I stop all the same.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last thing that the watch's thread does, even if nobody waits for it any more. */
  private void letGo() {
    var open = socket;
    if (open != null) {
      open.close();
    }
  }

  private void look() {
    if (closing) {
      return;
    }
    try {
      attend();
    } catch (Throwable failure) { // the watch has to outlive everything
      log.error("looking after the socket failed", failure);
    }
    attention.look();
  }

  private void attend() {
    var open = socket;
    if (open == null) {
      connect();
      return;
    }
    if (!open.isAlive()) {
      // The SDK reconnects by itself, too; whoever is first.
      readingBack.gapBegins();
      become(State.DOWN, SocketMessages.silent());
      connect();
      return;
    }
    if (standing.state() == State.DOWN) {
      failures = 0;
      readingBack.afterGap();
      become(State.LISTENING, SocketMessages.listening());
    }
    if (sessionEnded) {
      sessionEnded = false;
      readingBack.afterGap();
    }
    expectEcho();
    listen();
    readingBack.look();
  }

  private void expectEcho() {
    var waiting = posted;
    if (waiting != null && System.nanoTime() - waiting.at() >= pace.echo().toNanos()) {
      posted = null;
      if (arrivals.count() == waiting.arrivals()) {
        readingBack.soonerThan(Duration.ZERO);
      }
    }
  }

  /** Takes another socket if this one is deaf. */
  private void listen() {
    if (arrivals.count() != arrivalsBefore) {
      arrivalsBefore = arrivals.count();
      replacedInVain = 0;
      suspectSince = null;
      if (standing.state() == State.DEAF) {
        readingBack.afterGap();
        become(State.LISTENING, SocketMessages.listening());
      }
      return;
    }
    if (!DeafnessPolicy.isSuspect(readingBack.foundInSilence(), arrivals.echoes())) {
      return;
    }
    var since = suspectSince;
    if (since == null) {
      suspectSince = System.nanoTime();
    } else if (DeafnessPolicy.isDeaf(
        Duration.ofNanos(System.nanoTime() - since), pace.patience(), replacedInVain)) {
      replacedInVain++;
      suspectSince = null;
      readingBack.forget();
      readingBack.gapBegins();
      become(State.DEAF, SocketMessages.deaf());
      connect();
    }
  }

  private void connect() {
    if (System.nanoTime() - nextTry < 0) {
      return;
    }
    var old = socket;
    try {
      socket = connector.get();
    } catch (SlackRefused refused) {
      failures++;
      var delay =
          BackoffPolicy.delay(
              failures,
              pace.firstRetry(),
              pace.longestRetry(),
              ThreadLocalRandom.current().nextDouble(),
              refused.retryAfter());
      nextTry = System.nanoTime() + delay.toNanos();
      become(State.DOWN, SocketMessages.down(refused, apiUrl));
      log.debug("not connected, next in {}", delay, refused);
      return;
    }
    failures = 0;
    nextTry = System.nanoTime();
    Optional.ofNullable(old).ifPresent(Socket::close);
    readingBack.afterGap();
    become(State.LISTENING, SocketMessages.listening());
    readingBack.look();
  }

  private void become(State state, String sentence) {
    var now = new Standing(state, sentence);
    if (now.equals(standing)) {
      return;
    }
    standing = now;
    if (state == State.LISTENING) {
      log.info(sentence);
    } else {
      log.warn(sentence);
    }
  }
}
