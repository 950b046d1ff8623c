package dev.watchbill;

import dev.watchbill.config.Environment;
import dev.watchbill.platform.storage.DatabaseAddress;
import dev.watchbill.platform.storage.EmbeddedServer;
import dev.watchbill.platform.storage.Migrations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings the database up to what this version needs, and ends. */
@Command(
    name = "migrate",
    description = "Brings the database's schema up to date; run does the same when it starts.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Migrations only go forward. Two at once do no harm: one waits for the other.",
      "",
      "Examples:",
      "  DATABASE_URL=postgres://bot:secret@db.example.com/watchbill java -jar watchbill.jar migrate",
      "  java -jar watchbill.jar migrate --wait"
    })
final class MigrateCommand implements Callable<Integer> {
  @Option(names = "--wait", description = "Wait for Postgres, for as long as it takes.")
  private boolean wait;

  @Override
  public Integer call() throws InterruptedException {
    var environment = Environment.of(System.getenv());
    if (environment.database().isPresent()) {
      migrate(environment.database().get());
    } else {
      try (var server = EmbeddedServer.start(environment.data())) {
        migrate(server.address());
      }
    }
    return 0;
  }

  private void migrate(DatabaseAddress address) throws InterruptedException {
    var migrations = new Migrations(address);
    if (!wait) {
      migrations
          .trouble()
          .ifPresent(
              trouble -> {
                throw new StartException(trouble + " With --wait this waits for it.");
              });
    }
    var count = migrations.runWhenReachable();
    System.out.println(
        count == 0
            ? "The schema of " + address + " is up to date."
            : count + " migrations were applied to " + address + ".");
  }
}
