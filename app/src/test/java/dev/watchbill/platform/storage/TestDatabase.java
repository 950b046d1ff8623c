package dev.watchbill.platform.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * A real Postgres for the stores' tests: one server a test run, one fresh migrated database for
 * each call of {@link #fresh()}.
 */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** One thread closes what is idle, in all of the many databases. */
  private static final ScheduledExecutorService CARETAKER =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "caretaker of test databases");
            thread.setDaemon(true);
            return thread;
          });

  static {
    System.setProperty("com.zaxxer.hikari.housekeeping.periodMs", "1000");
  }

  private final DataSource dataSource;
  private final String url;

  private TestDatabase(DataSource dataSource, String url) {
    this.dataSource = dataSource;
    this.url = url;
  }

  /** A database of its own, with every migration applied and nothing in it. */
  public static TestDatabase fresh() {
    var server = Server.INSTANCE;
    var name = "test_" + COUNT.incrementAndGet();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      // Through the log, as is usual, it takes ten times as long.
      statement.execute("create database " + name + " template migrated strategy file_copy");
    } catch (SQLException e) {
      throw new IllegalStateException("could not create " + name, e);
    }
    return new TestDatabase(
        pooled(server.getDatabase("postgres", name)), server.getJdbcUrl("postgres", name));
  }

  /** A new connection takes Postgres longer than most of what is asked by it. */
  private static DataSource pooled(DataSource server) {
    var pool = new HikariConfig();
    pool.setDataSource(server);
    pool.setMinimumIdle(0);
    pool.setMaximumPoolSize(20);
    pool.setIdleTimeout(10_000);
    pool.setScheduledExecutor(CARETAKER);
    return new HikariDataSource(pool);
  }

  /** Pooled; what is idle for ten seconds is closed. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Its JDBC address, user included. */
  public String url() {
    return url;
  }

  /** JDBI as the bot sets it up. */
  public Jdbi jdbi() {
    return Jdbi.create(dataSource)
        .installPlugin(new SqlObjectPlugin())
        .installPlugin(new PostgresPlugin())
        .installPlugin(new LastingObjects());
  }

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        var server =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "500")
                // With hundreds of databases it would look into ten of them every second.
                .setServerConfig("autovacuum", "off")
                // As fsync, which is off already: nobody reads it after a crash.
                .setServerConfig("full_page_writes", "off")
                .start();
        try (var connection = server.getPostgresDatabase().getConnection();
            var statement = connection.createStatement()) {
          statement.execute("create database migrated");
        }
        Flyway.configure()
            .dataSource(server.getDatabase("postgres", "migrated"))
            .locations("classpath:migrations")
            .load()
            .migrate();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException("could not start Postgres for the tests", e);
      } catch (SQLException e) {
        throw new IllegalStateException("could not prepare Postgres for the tests", e);
      }
    }
  }
}
