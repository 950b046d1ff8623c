package dev.watchbill.benchmark;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** Measures how punctual the bot is, and how quickly it answers, while very many wait. */
final class Clocks {
  /** For the bot to start, to read back what it missed, and to be quiet. */
  private static final Duration BEFORE = Duration.ofSeconds(40);

  static final Duration SPREAD = Duration.ofSeconds(80);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  static final int COMMANDS_A_SECOND = 10;

  private final Path log;

  /**
   * @param log takes what the bot prints
   */
  Clocks(Path log) {
    this.log = log;
  }

  /**
   * Starts the bot where all of them wait already.
   *
   * @param postgres with nothing in it yet
   * @param length how long each command is asked
   */
  Punctuality measure(Bot.Watchbill bot, DurablePostgres postgres, Duration length)
      throws InterruptedException {
    try (var company = Company.atWork()) {
      try (var process = bot.start(company.environment(), log)) {
        company.awaitAnswer(process);
        bot.prepare(company);
      }
      var requests = OpenRequests.in(company.sandbox(), postgres);
      requests.becomeDue(Instant.now().plus(BEFORE), SPREAD);
      try (var process = bot.start(company.environment(), log)) {
        company.awaitAnswer(process);
        waitFor(BEFORE.plus(SPREAD).plus(PATIENCE), requests);
        var load = new Load(COMMANDS_A_SECOND, length);
        var plain = load.put(company.asking(List.of(new Question("ben", "", "on call"))));
        var open = load.put(company.asking(List.of(new Question("ben", "open", "2000 open"))));
        process.requireAlive();
        return new Punctuality(requests.decided(), requests.posted(), plain, open);
      }
    }
  }

  /** What is not there by then is missing. */
  private static void waitFor(Duration patience, OpenRequests requests) {
    try {
      await()
          .atMost(patience)
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> requests.posted().unanswered() == 0);
    } catch (ConditionTimeoutException e) {
      System.out.println("Not everything was said within " + patience.toSeconds() + " s.");
    }
  }
}
