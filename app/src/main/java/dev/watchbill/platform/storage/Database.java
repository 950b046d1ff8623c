package dev.watchbill.platform.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * The bot's connections to Postgres. Opening it does not connect: the server may be away, and
 * whoever needs it hears so within two seconds, in time for an answer inside Slack's three.
 */
public final class Database implements AutoCloseable, HealthPart {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 12;
  private static final Map<String, String> DRIVER =
      Map.of(
          "ApplicationName",
          "watchbill",
          "tcpKeepAlive",
          "true",
          "connectTimeout",
          Long.toString(PATIENCE.toSeconds()),
          // A server that took the question and never answers looks like one that thinks.
          "socketTimeout",
          Long.toString(LONGEST_STATEMENT.toSeconds()));

  private final DatabaseAddress address;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Transactions transactions;

  private Database(DatabaseAddress address) {
    this.address = address;
    this.pool = pool(address);
    this.jdbi =
        Jdbi.create(pool)
            .installPlugin(new SqlObjectPlugin())
            .installPlugin(new PostgresPlugin())
            .installPlugin(new LastingObjects());
    this.transactions = new Transactions(jdbi);
  }

  /** A pool of connections to {@code address}, none of them open yet. */
  public static Database at(DatabaseAddress address) {
    return new Database(address);
  }

  private static HikariDataSource pool(DatabaseAddress address) {
    var config = new HikariConfig();
    config.setPoolName("postgres");
    config.setDataSource(address.dataSource(DRIVER));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
    config.setKeepaliveTime(TimeUnit.MINUTES.toMillis(2));
    config.setInitializationFailTimeout(-1);
    config.setLeakDetectionThreshold(TimeUnit.SECONDS.toMillis(30));
    // An instance frozen in the middle of a transaction must not hold its row locks for ever.
    config.setConnectionInitSql("set idle_in_transaction_session_timeout = '30s'");
    return new HikariDataSource(config);
  }

  /** JDBI with SqlObjects and Postgres' types. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Transactions over {@link #jdbi()}; one instance for the whole program. */
  public Transactions transactions() {
    return transactions;
  }

  /** The pool itself, for libraries that speak JDBC. */
  public DataSource dataSource() {
    return pool;
  }

  /** Where it is, without the password. */
  public DatabaseAddress address() {
    return address;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Health health() {
    try (var connection = pool.getConnection()) {
      if (connection.isValid((int) PATIENCE.toSeconds())) {
        return Health.ok("Postgres answers at " + address + ".");
      }
      return Health.down("Postgres at " + address + " does not answer. The bot keeps trying.");
    } catch (SQLException e) {
      return Health.down(Trouble.sentence(address, e) + " The bot keeps trying.");
    }
  }

  /** Closes every connection; what is running on them fails. */
  @Override
  public void close() {
    pool.close();
  }
}
