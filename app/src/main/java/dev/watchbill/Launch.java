package dev.watchbill;

import dev.watchbill.config.ConfigException;
import dev.watchbill.config.Environment;
import dev.watchbill.config.ReleaseConfig.Branch;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.freeze.KeptBranch;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.ProcessMetrics;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.platform.http.WebServer;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import dev.watchbill.platform.mergefreeze.MergeFreezeClient;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.storage.DataDirectoryInUseException;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.DatabaseAddress;
import dev.watchbill.platform.storage.EmbeddedServer;
import dev.watchbill.platform.storage.Migrations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot and what it stands on: started one after the other, stopped in reverse. */
final class Launch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Launch.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Optional<EmbeddedServer> postgres = Optional.empty();
  private boolean stopping;

  private Launch() {}

  /** One that stops in order when the process is told to end (SIGTERM, Ctrl-C). */
  static Launch untilStopped() {
    var launch = new Launch();
    Runtime.getRuntime().addShutdownHook(new Thread(launch::close, "shutdown"));
    return launch;
  }

  /**
   * Starts the bot. While Postgres or Slack is away this waits, and says so in the log and in
   * health.
   *
   * @param environment with both tokens
   * @throws ConfigException if the configuration names somebody whom Slack does not know
   */
  Watchbill bot(WatchbillConfig config, Environment environment, Clock clock, Pace pace)
      throws InterruptedException {
    var web = own(web(environment));
    var stage = new Stage();
    web.show(stage);
    web.show(new ProcessMetrics());
    stage.waitsFor("Postgres");
    var postgresAt = environment.database().orElseGet(() -> embedded(environment, web));
    var database = own(Database.at(postgresAt));
    web.show(database);
    migrate(postgresAt);
    var effective = keeping(config, database);
    var address = PublicAddress.of(environment.publicUrl(), web.port());
    var bot =
        own(
            new Watchbill(
                effective,
                database,
                slack(environment),
                address,
                outside(effective, environment, clock),
                clock,
                pace));
    bot.health().forEach(web::show);
    bot.metrics().forEach(web::show);
    bot.documents().forEach(web::serve);
    environment.publicUrl().map(URI::getHost).ifPresent(web::answersTo);
    stage.waitsFor("Slack");
    bot.start();
    stage.working();
    return bot;
  }

  /** A freeze that goes on keeps its branch; Postgres may have gone away again by now. */
  private WatchbillConfig keeping(WatchbillConfig configured, Database database)
      throws InterruptedException {
    while (true) {
      try {
        var effective = KeptBranch.keeping(configured, database);
        KeptBranch.explained(effective.release()).ifPresent(log::warn);
        return effective;
      } catch (RuntimeException failure) {
        var health = database.health();
        if (health.status() != Health.Status.DOWN) {
          throw failure;
        }
        log.warn("{}", health.sentence());
      }
      if (stopped.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CancellationException("told to stop while Postgres was away");
      }
    }
  }

  private static SlackConnection slack(Environment environment) {
    return SlackConnection.open(
        environment.slackApiUrl(),
        environment.slackBotToken().orElseThrow().value(),
        environment.slackAppToken().orElseThrow().value());
  }

  private static Outside outside(WatchbillConfig config, Environment environment, Clock clock) {
    var its = environment.gitHub();
    var gitHub = GitHubEntrance.open(its, config.release().repository(), clock);
    return new Outside(
        gitHub.<Issues>map(open -> open).orElse(Issues.UNKNOWN),
        // An app may be installed on each of them by itself.
        name -> GitHubEntrance.open(its, name, clock).map(open -> open.repository(name)),
        branch -> mergeFreeze(environment.mergeFreeze(), branch),
        GitHubWeb.of(its.apiUrl()));
  }

  private static Optional<MergeFreeze> mergeFreeze(Environment.MergeFreeze its, Branch branch) {
    return its.token()
        .map(
            token ->
                MergeFreezeClient.open(
                    its.apiUrl(), token.value(), branch.repository(), branch.name()));
  }

  private static WebServer web(Environment environment) {
    try {
      return WebServer.start(environment.httpBind(), environment.httpPort());
    } catch (IllegalStateException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private DatabaseAddress embedded(Environment environment, WebServer web) {
    log.info(
        "DATABASE_URL is not set: using a Postgres of the bot's own in {}.",
        environment.data().toAbsolutePath());
    var server = postgresIn(environment.data());
    web.show(server);
    return server.address();
  }

  /**
   * Takes {@code data} for this process alone and starts the bot's own Postgres there, unless that
   * was done; before anything else that is kept there is looked at.
   *
   * @throws DataDirectoryInUseException if another bot, or another sandbox, has it
   */
  EmbeddedServer postgresIn(Path data) {
    var running = postgres.orElseGet(() -> own(started(data)));
    postgres = Optional.of(running);
    return running;
  }

  private static EmbeddedServer started(Path data) {
    try {
      return EmbeddedServer.start(data);
    } catch (IllegalStateException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private void migrate(DatabaseAddress address) throws InterruptedException {
    var migrations = new Migrations(address);
    own(migrations::stop);
    if (migrations.runWhenReachable() < 0) {
      throw new CancellationException("told to stop while Postgres was away");
    }
  }

  /** Will close {@code part} when everything stops; at once if it is stopping already. */
  synchronized <T extends AutoCloseable> T own(T part) {
    started.push(part);
    if (stopping) {
      stopAll();
      throw new CancellationException("told to stop while starting");
    }
    return part;
  }

  /** Waits until somebody stops it. */
  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Finishes what is in flight and stops everything, last started first. */
  @Override
  public synchronized void close() {
    stopping = true;
    stopAll();
    stopped.countDown();
  }

  private void stopAll() {
    while (!started.isEmpty()) {
      var part = started.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.warn("{} did not stop in order", part, e);
      }
    }
  }
}
