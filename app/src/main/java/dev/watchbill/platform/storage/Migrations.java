package dev.watchbill.platform.storage;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to what this program needs; forward only. */
public final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** No socket time-out: a migration may rightly take minutes. */
  private static final Map<String, String> DRIVER =
      Map.of("ApplicationName", "watchbill migrate", "tcpKeepAlive", "true", "connectTimeout", "2");

  private final DatabaseAddress address;
  private final CountDownLatch stopped = new CountDownLatch(1);

  public Migrations(DatabaseAddress address) {
    this.address = address;
  }

  /**
   * Waits until Postgres can be used, for as long as it takes, saying every time what is the
   * matter; then migrates.
   *
   * @return how many migrations ran, or -1 if {@link #stop} was called before Postgres came up
   * @throws SchemaException if the schema cannot be brought up to date by waiting
   */
  public int runWhenReachable() throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (var trouble = Trouble.connecting(address);
        trouble.isPresent();
        trouble = Trouble.connecting(address)) {
      log.warn("{} Trying again in {} s.", trouble.get(), pause.toSeconds());
      if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return -1;
      }
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
    try {
      return run();
    } catch (SchemaException e) {
      if (Trouble.connecting(address).isEmpty()) {
        throw e;
      }
      log.warn("Postgres went away while the schema was looked at: {}", e.getMessage());
      return runWhenReachable();
    }
  }

  /** Why Postgres cannot be used now, in a sentence or two; empty if it can. */
  public Optional<String> trouble() {
    return Trouble.connecting(address);
  }

  /** Ends the waiting of {@link #runWhenReachable}. */
  public void stop() {
    stopped.countDown();
  }

  /**
   * Migrates now.
   *
   * @return how many migrations ran
   * @throws SchemaException with a sentence for whoever installs the bot
   */
  public int run() {
    try {
      var flyway = flyway();
      refuseNewerSchema(flyway.info().all());
      var result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        log.info(
            "Schema brought to version {} ({} migrations).",
            result.targetSchemaVersion,
            result.migrationsExecuted);
      }
      return result.migrationsExecuted;
    } catch (FlywayException e) {
      throw new SchemaException(
          "The schema of "
              + address
              + " could not be brought up to date; nothing was changed by the step that failed. The"
              + " bot needs a database of its own, and the rights to create tables in it. "
              + e.getMessage(),
          e);
    }
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(address.dataSource(DRIVER))
        .locations("classpath:migrations")
        .load();
  }

  private void refuseNewerSchema(MigrationInfo[] all) {
    var unknown =
        Arrays.stream(all)
            .filter(migration -> migration.getState().isApplied())
            .filter(migration -> !migration.getState().isResolved())
            .map(migration -> "V" + migration.getVersion() + " " + migration.getDescription())
            .toList();
    if (!unknown.isEmpty()) {
      throw new SchemaException(
          "The database at %s is newer than this program: it has %s. Start the newer version again; a schema is never taken back."
              .formatted(address, String.join(", ", unknown)));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
