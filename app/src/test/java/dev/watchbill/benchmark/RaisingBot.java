package dev.watchbill.benchmark;

import dev.watchbill.Pace;
import dev.watchbill.Watchbill;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.platform.outbox.CourierSettings;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.DatabaseAddress;
import dev.watchbill.platform.storage.Migrations;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * The bot as it runs, but for one thing: it does not wait a second between two messages to one
 * channel. Alarms raised one after the other would otherwise measure that second.
 */
final class RaisingBot {
  private RaisingBot() {}

  /** Runs until the process is ended; told by the environment as the jar is. */
  public static void main(String[] args) throws Exception {
    var file = System.getenv("WATCHBILL_CONFIG");
    var address = DatabaseAddress.parse(System.getenv("DATABASE_URL"));
    if (new Migrations(address).runWhenReachable() < 0) {
      throw new IllegalStateException("Postgres is away");
    }
    var clock = Clock.systemUTC();
    new Watchbill(
            ConfigLoader.load(file, Files.readString(Path.of(file))),
            Database.at(address),
            SlackConnection.open(
                URI.create(System.getenv("SLACK_API_URL")),
                System.getenv("SLACK_BOT_TOKEN"),
                System.getenv("SLACK_APP_TOKEN")),
            clock,
            Pace.usual(clock).with(CourierSettings.defaults().withPace(Duration.ZERO)))
        .start();
  }
}
