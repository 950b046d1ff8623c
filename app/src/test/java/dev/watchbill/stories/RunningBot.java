package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import dev.watchbill.Outside;
import dev.watchbill.Pace;
import dev.watchbill.Watchbill;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.freeze.KeptBranch;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.platform.http.WebServer;
import dev.watchbill.platform.outbox.CourierSettings;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.slack.Watchfulness;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.DatabaseAddress;
import dev.watchbill.sandbox.Seed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The whole bot in this process, with its health over HTTP; it is watchful and hasty. */
final class RunningBot implements AutoCloseable {
  private static final Watchfulness CLOSE =
      new Watchfulness(
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofHours(24));
  private static final CourierSettings HASTY =
      new CourierSettings(
          4,
          Duration.ofMillis(50),
          Duration.ofSeconds(30),
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          1000,
          Duration.ofMillis(200));

  private final WebServer web;
  private final Database database;
  private final Watchbill bot;

  private RunningBot(WebServer web, Database database, Watchbill bot) {
    this.web = web;
    this.database = database;
    this.bot = bot;
  }

  /** Starts it in {@code place}, and waits until all is well. */
  static RunningBot in(Place place) throws InterruptedException {
    return in(place, Seed.configuration(), Outside.nothing());
  }

  /** The same under another configuration, with a way into the services besides Slack. */
  static RunningBot in(Place place, String configuration, Outside outside)
      throws InterruptedException {
    var web = WebServer.start("127.0.0.1", 0);
    var database = Database.at(DatabaseAddress.parse(place.databaseUrl()));
    var sandbox = place.sandbox();
    var bot =
        new Watchbill(
            KeptBranch.keeping(
                ConfigLoader.load("the sandbox's configuration", configuration), database),
            database,
            SlackConnection.open(
                URI.create(sandbox.apiUrl()), sandbox.botToken(), sandbox.appToken()),
            PublicAddress.of(Optional.empty(), 8080),
            outside,
            place.clock(),
            Pace.usual(Clock.systemUTC()).with(CLOSE).with(HASTY));
    web.show(database);
    bot.health().forEach(web::show);
    bot.metrics().forEach(web::show);
    var running = new RunningBot(web, database, bot);
    bot.start();
    running.health().awaitWell();
    await().until(() -> sandbox.sockets().open() > 0);
    return running;
  }

  /** Whoever takes turns in the sandbox does so here. */
  RunningBot withRosters(Place place) {
    Story.fillRosters(bot, place.sandbox());
    return this;
  }

  /** Does what is due on the place's clock, which was moved. */
  void looksAtTheClock() {
    bot.jobs().sweep();
  }

  HealthPage health() {
    return new HealthPage(web.port());
  }

  @Override
  public void close() {
    bot.close();
    database.close();
    web.close();
  }
}
