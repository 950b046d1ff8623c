package dev.watchbill.platform.storage;

import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres of the bot's own, for whoever has none: its data outlives the bot and a power cut, and
 * it listens on the loopback alone.
 *
 * <p>Inside the data directory: what {@link ServerHome} says, and {@code watchbill.lock}.
 */
public final class EmbeddedServer implements HealthPart, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final String DATABASE = "watchbill";
  private static final String USER = "postgres";
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(90);

  /** What the library turns off for tests, and we cannot do without. */
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "40"),
          Map.entry("shared_buffers", "16MB"),
          Map.entry("work_mem", "2MB"),
          Map.entry("maintenance_work_mem", "16MB"),
          Map.entry("autovacuum_max_workers", "1"),
          Map.entry("max_parallel_workers", "0"),
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("wal_level", "minimal"),
          Map.entry("max_wal_size", "128MB"),
          Map.entry("min_wal_size", "32MB"),
          Map.entry("jit", "off"),
          Map.entry("log_checkpoints", "off"));

  private final DataDirectoryLock lock;
  private final EmbeddedPostgres server;
  private final DatabaseAddress address;
  private final ServerHome home;
  private final Optional<ProcessHandle> process;
  private volatile boolean closing;

  private EmbeddedServer(
      DataDirectoryLock lock, EmbeddedPostgres server, String password, ServerHome home) {
    this.lock = lock;
    this.server = server;
    this.home = home;
    this.process = home.process();
    this.address = DatabaseAddress.of("127.0.0.1", server.getPort(), DATABASE, USER, password);
  }

  /**
   * Starts the server on what {@code directory} holds, or makes a new one there. A server that a
   * killed bot left behind is stopped first; its data is recovered.
   *
   * @throws DataDirectoryInUseException if another bot is alive on {@code directory}
   * @throws IllegalStateException if the server does not start, with the end of its log
   */
  public static EmbeddedServer start(Path directory) {
    try {
      var home = Files.createDirectories(directory).toRealPath();
      var lock = DataDirectoryLock.take(home);
      try {
        return started(new ServerHome(home), lock);
      } catch (RuntimeException | IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not prepare " + directory, e);
    }
  }

  private static EmbeddedServer started(ServerHome home, DataDirectoryLock lock)
      throws IOException {
    home.onlyForUs();
    var password = home.password();
    new Orphan(home.data(), password).end();
    var programs = home.programs();
    var logFile = home.freshLog();
    home.setAsideHalfMade();
    try {
      var server =
          builder(home, logFile)
              .setOverrideWorkingDirectory(programs.toFile())
              .setConnectConfig("password", password)
              .setDataDirectoryCustomizer(home::markWhole)
              .start();
      var embedded = new EmbeddedServer(lock, server, password, home);
      embedded.makeReady();
      embedded.watch();
      log.info("Embedded Postgres runs on {}, port {}.", home.data(), server.getPort());
      return embedded;
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "The embedded Postgres on %s does not start. The end of its log %s:%n%s%nSet DATABASE_URL to use a Postgres of your own."
              .formatted(home.path(), logFile, home.lastLines()),
          e);
    }
  }

  private static EmbeddedPostgres.Builder builder(ServerHome home, Path logFile) {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(home.data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(LONGEST_RECOVERY)
            .setErrorRedirector(Redirect.appendTo(logFile.toFile()))
            .setOutputRedirector(Redirect.appendTo(logFile.toFile()))
            // These reach initdb as its options: other users of this machine need a password, and
            // text is sorted and compared the same way on every machine.
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("pwfile", home.passwordFile().toString())
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8");
    SMALL.forEach(builder::setServerConfig);
    DURABLE.forEach(builder::setServerConfig);
    return builder;
  }

  /** Proves that the server is durable, and makes the bot's database in it if need be. */
  private void makeReady() {
    var postgres = server.getDatabase(USER, "postgres");
    try (var connection = postgres.getConnection();
        var statement = connection.createStatement()) {
      for (var setting : DURABLE.entrySet()) {
        try (var rows = statement.executeQuery("show " + setting.getKey())) {
          rows.next();
          if (!setting.getValue().equals(rows.getString(1))) {
            throw new IllegalStateException(
                "the embedded Postgres has " + setting.getKey() + " = " + rows.getString(1));
          }
        }
      }
      try (var rows =
          statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
        if (rows.next()) {
          return;
        }
      }
      statement.execute("create database " + DATABASE);
    } catch (SQLException e) {
      throw new IllegalStateException("the embedded Postgres could not be prepared", e);
    }
  }

  /** Where the bot's database is. */
  public DatabaseAddress address() {
    return address;
  }

  private void watch() {
    process.ifPresent(
        handle -> {
          var unused =
              handle
                  .onExit()
                  .thenRun(
                      () -> {
                        if (!closing) {
                          log.error(ended());
                        }
                      });
        });
  }

  @Override
  public String name() {
    return "embedded-postgres";
  }

  @Override
  public Health health() {
    return process.filter(handle -> !handle.isAlive()).isEmpty()
        ? Health.ok("The bot's own Postgres runs.")
        : Health.down(ended());
  }

  private String ended() {
    return "The bot's own Postgres has ended; its data is kept. Restart the bot; see the end of "
        + home.logFile()
        + " for why.";
  }

  /** Stops the server; its data stays. */
  @Override
  public void close() {
    closing = true;
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("could not stop the embedded Postgres", e);
    } finally {
      lock.close();
    }
  }
}
