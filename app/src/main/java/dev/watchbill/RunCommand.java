package dev.watchbill;

import dev.watchbill.config.Environment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the bot until it is told to stop. */
@Command(
    name = "run",
    description = "Runs the bot in your Slack workspace.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Without DATABASE_URL it starts a Postgres of its own and keeps its data in WATCHBILL_DATA.",
      "While Slack or Postgres is away it waits and says so; GET /health tells how it is.",
      "",
      "Examples:",
      "  SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… WATCHBILL_CONFIG=watchbill.yml \\",
      "    java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -Xmx128m -jar watchbill.jar run",
      "  DATABASE_URL=postgres://bot:secret@db.example.com/watchbill java -jar watchbill.jar run"
    })
final class RunCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    var variables = System.getenv();
    if (!Environment.of(variables).hasTokens()) {
      throw new StartException(MissingTokens.guidance(variables));
    }
    var settings = Settings.of(variables);
    try (var launch = Launch.untilStopped()) {
      var clock = Main.systemClock();
      launch.bot(settings.config(), settings.environment(), clock, Pace.usual(clock));
      launch.awaitStop();
    }
    return 0;
  }
}
