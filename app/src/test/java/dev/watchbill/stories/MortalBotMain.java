package dev.watchbill.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.watchbill.Pace;
import dev.watchbill.Watchbill;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.platform.outbox.CourierSettings;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.slack.Watchfulness;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.DatabaseAddress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * The bot in a process of its own. It takes orders by standard input, one a line, and says {@code
 * yes} to each; when its test is gone, it goes too.
 *
 * <pre>
 * die POST CLAIMED key    at that step of that work about a message whose key ends so
 * die after-commit        when what was heard is committed and has set a timer, before it is
 *                         acknowledged
 * wake                    set a wake-up for everything that {@link Probe} waits for
 * </pre>
 */
final class MortalBotMain {
  private MortalBotMain() {}

  /**
   * Runs it.
   *
   * @param arguments the bot's name, the file of its configuration, the database's address,
   *     Slack's, and both tokens
   */
  public static void main(String[] arguments) throws Exception {
    var doom = new Doom();
    var clock = Clock.systemUTC();
    var database = Database.at(DatabaseAddress.parse(arguments[2]));
    var bot =
        new Watchbill(
            ConfigLoader.load(arguments[1], Files.readString(Path.of(arguments[1]))),
            database,
            SlackConnection.open(URI.create(arguments[3]), arguments[4], arguments[5]),
            clock,
            new Pace(doom.clock(clock), hasty(), Watchfulness.usual(), doom));
    var probe = new Probe(arguments[0], database.transactions(), database.jdbi());
    bot.jobs().register(probe);
    bot.start();
    System.out.println("ready");

    var orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (var order = orders.readLine(); order != null; order = orders.readLine()) {
      if (order.equals("wake")) {
        probe.undone().forEach(at -> bot.jobs().at(at, Probe.NAME));
      } else {
        doom.decree(order);
      }
      System.out.println("yes");
    }
    Doom.die();
  }

  /** So that nobody has to wait long for whoever comes after it. */
  private static CourierSettings hasty() {
    return new CourierSettings(
        4,
        Duration.ofMillis(20),
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        Duration.ofMillis(200),
        Duration.ofSeconds(2),
        CourierSettings.defaults().attempts(),
        Duration.ofMillis(200));
  }
}
