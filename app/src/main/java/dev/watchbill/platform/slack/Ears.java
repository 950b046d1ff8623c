package dev.watchbill.platform.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.http.HealthPart;
import dev.watchbill.platform.inbox.Inbox;
import dev.watchbill.platform.outbox.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that hears Slack: the Bolt app, its socket, and the reading back of what was missed. */
public final class Ears implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ears.class);

  /** Slack waits for three seconds; the rest is for the way there and back. */
  private static final Duration ACK_WITHIN = Duration.ofMillis(2500);

  /** A late alarm is worse than a needless one: the clocks of features wait no longer than this. */
  private static final Duration CATCH_UP_WITHIN = Duration.ofMinutes(2);

  private final SlackConnection slack;
  private final CatchingUp attention = new CatchingUp(CATCH_UP_WITHIN, System::nanoTime);
  private final Reception reception;
  private final App app;
  private final SocketWatch watch;
  // As many as there is work: it is the sockets that bring it in, ten at a time.
  private final ExecutorService workers = Executors.newCachedThreadPool(named("slack-worker"));
  private final ExecutorService reader;

  /**
   * Nothing is heard, and nobody called, before {@link #start}.
   *
   * @param clock what channels' histories are compared with
   */
  public Ears(
      SlackConnection slack,
      Reception reception,
      Inbox inbox,
      Directory directory,
      GapStore gaps,
      Clock clock,
      Watchfulness pace) {
    this.slack = slack;
    this.reception = reception;
    this.reader = Executors.newSingleThreadExecutor(named("slack-reader"));
    var arrivals = new Arrivals();
    var hearing = new Hearing(reception, inbox, slack::identity);
    this.app =
        app(
            slack,
            new Door(
                reception,
                new Desk(inbox, directory, slack::identity, workers, ACK_WITHIN),
                hearing,
                arrivals,
                slack::identity,
                slack.modals(),
                new ResponseUrlClient(slack.slack()),
                workers));
    var readingBack =
        new ReadingBack(
            new GapReader(slack, reception, hearing, directory, gaps, clock, pace.maxAge()),
            arrivals,
            reader,
            pace.readBack(),
            attention);
    this.watch =
        new SocketWatch(this::connect, readingBack, arrivals, attention, pace, slack.apiUrl());
  }

  /** Begins to listen, and keeps at it; returns at once, whether Slack is there or not. */
  public void start() {
    watch.start();
  }

  /** Whether what was said while nobody listened has been read back. */
  public Attention attention() {
    return attention;
  }

  /** How it stands with Slack. */
  public HealthPart health() {
    return watch;
  }

  /**
   * A message of ours was posted in {@code channelId}. In a watched channel it should come back to
   * us; if nothing does, the socket may be deaf.
   */
  public void posted(String channelId) {
    if (reception.watched().contains(channelId)) {
      watch.posted();
    }
  }

  /** The same delivery, of whose posts we are told: see {@link #posted}. */
  public Delivery listeningTo(Delivery delivery) {
    return new ListenedDelivery(delivery, this::posted);
  }

  @Override
  public void close() {
    watch.close();
    reader.shutdownNow();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
        log.warn("something that was asked is still not finished; I stop all the same");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  App app() {
    return app;
  }

  private Socket connect() {
    // Whoever comes in is compared with us; and where Slack is away this says so in fewer words
    // than the SDK.
    slack.greet();
    return Socket.connect(app, slack.appToken(), watch::sessionEnded);
  }

  private static App app(SlackConnection slack, Door door) {
    var config =
        AppConfig.builder()
            .slack(slack.slack())
            .singleTeamBotToken(slack.botToken())
            .threadPoolSize(1)
            // Bolt's own door stays shut, should it ever come to it: it acknowledges too late, and
            // asks Slack before.
            .allEventsApiAutoAckEnabled(true)
            .authTestCacheEnabled(true)
            .authTestCacheExpirationMillis(-1)
            .ignoringSelfEventsEnabled(false)
            .build();
    return new App(config, slack.slack(), new ArrayList<Middleware>(List.of(door)));
  }

  private static ThreadFactory named(String name) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
