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
 * A real Postgres for the stores' tests: one server a test run, one migrated and empty database for
 * each call of {@link #fresh()}. What a test is done with is emptied and given to the next, by
 * {@link ReturnedDatabases}: to empty one is quicker than to copy one, and takes no disk.
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

  private static final String WRITTEN =
      """
      relkind = 'r' and relnamespace = 'public'::regnamespace
        and relname <> 'flyway_schema_history' and pg_relation_size(oid) > 0
      """;

  /** What is empty is left alone, as each file that is made anew takes time. */
  private static final String EMPTIED =
      """
      do $$
      declare written text;
      begin
        select string_agg(oid::regclass::text, ', ') into written from pg_class where %s;
        if written is not null then
          execute 'truncate ' || written || ' cascade';
        end if;
        perform setval(format('%%I.%%I', schemaname, sequencename)::regclass, start_value, false)
          from pg_sequences where last_value is not null;
      end $$
      """
          .formatted(WRITTEN);

  private final HikariDataSource pool;
  private final Lent lent;
  private final String url;
  private volatile boolean known;

  private TestDatabase(HikariDataSource pool, String url) {
    this.pool = pool;
    this.lent = new Lent(pool);
    this.url = url;
  }

  /** An empty database with every migration applied, until the end of the test. */
  public static TestDatabase fresh() {
    var database =
        ReturnedDatabases.any()
            .map(one -> new TestDatabase(one.pool, one.url))
            .orElseGet(TestDatabase::copied);
    ReturnedDatabases.isInUse(database);
    return database;
  }

  /**
   * One that stays as it is after the test: for a static field, or for a test that makes tables.
   */
  public static TestDatabase lasting() {
    return copied();
  }

  private static TestDatabase copied() {
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

  /**
   * The test is over: whatever still holds it gets no connection any more.
   *
   * @return whether another test may have it: it is empty, and nobody else knows of it
   */
  boolean takenBack() {
    lent.end();
    if (known
        || Server.ROWS_IN_MIGRATIONS
        || pool.getHikariPoolMXBean().getActiveConnections() > 0) {
      return false;
    }
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(EMPTIED);
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("could not empty " + url, e);
    }
  }

  /** A new connection takes Postgres longer than most of what is asked by it. */
  private static HikariDataSource pooled(DataSource server) {
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
    return lent;
  }

  /** Its JDBC address, user included. Who has asked for it may keep it after the test. */
  public String url() {
    known = true;
    return url;
  }

  /** JDBI as the bot sets it up. */
  public Jdbi jdbi() {
    return Jdbi.create(lent)
        .installPlugin(new SqlObjectPlugin())
        .installPlugin(new PostgresPlugin())
        .installPlugin(new LastingObjects());
  }

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    /** Whether "empty" is not what a database begins with; then none is used twice. */
    static final boolean ROWS_IN_MIGRATIONS = rowsInMigrations();

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

    private static boolean rowsInMigrations() {
      try (var connection = INSTANCE.getDatabase("postgres", "migrated").getConnection();
          var statement = connection.createStatement();
          var found = statement.executeQuery("select 1 from pg_class where " + WRITTEN)) {
        return found.next();
      } catch (SQLException e) {
        throw new IllegalStateException("could not look into the migrated database", e);
      }
    }
  }
}
