package dev.watchbill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.platform.http.Health.Status;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private final TestDatabase database = TestDatabase.fresh();

  @Test
  void a_schema_that_is_up_to_date_is_left_alone() {
    assertThat(new Migrations(DatabaseAddress.parse(database.url())).run()).isZero();
  }

  @Test
  void a_database_newer_than_the_program_is_refused_with_what_it_has() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into flyway_schema_history
                      (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (999, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 'ada', 1, true)
                    """));

    assertThatThrownBy(() -> new Migrations(DatabaseAddress.parse(database.url())).run())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("newer than this program")
        .hasMessageContaining("V999 from the future");
  }

  @Test
  void while_postgres_is_away_it_waits_until_it_is_told_to_stop() throws Exception {
    var nobody = DatabaseAddress.of("127.0.0.1", freePort(), "bot", "ada", "hush");
    var migrations = new Migrations(nobody);
    var waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return migrations.runWhenReachable();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(migrations.trouble())
        .hasValueSatisfying(
            trouble -> assertThat(trouble).contains("cannot be reached", "DATABASE_URL"))
        .hasValueSatisfying(trouble -> assertThat(trouble).doesNotContain("hush"));
    assertThat(waiting).isNotDone();
    migrations.stop();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
  }

  @Test
  void a_database_that_does_not_exist_is_said_as_that() {
    var address = DatabaseAddress.parse(database.url().replaceAll("test_\\d+", "nowhere"));

    assertThat(new Migrations(address).trouble())
        .hasValueSatisfying(trouble -> assertThat(trouble).contains("createdb"));
  }

  @Test
  void whoever_needs_a_connection_hears_soon_that_there_is_none() throws Exception {
    try (var silent = new ServerSocket(0);
        var pool =
            Database.at(
                DatabaseAddress.of("127.0.0.1", silent.getLocalPort(), "bot", "ada", "hush"))) {
      var start = System.nanoTime();
      assertThatThrownBy(() -> pool.dataSource().getConnection()).isInstanceOf(SQLException.class);
      // The limits are at two seconds; the rest is for a machine that is slow. Without: ten.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
      assertThat(pool.health().status()).isEqualTo(Status.DOWN);
      assertThat(pool.health().sentence()).doesNotContain("hush");
    }
  }

  @Test
  void a_hook_that_fails_after_the_commit_does_not_look_like_a_failed_transaction() {
    try (var pool = Database.at(DatabaseAddress.parse(database.url()))) {
      var transactions = pool.transactions();
      var result =
          transactions.inOne(
              () -> {
                transactions.afterCommit(
                    () -> {
                      throw new IllegalStateException("no");
                    });
                return "kept";
              });
      assertThat(result).isEqualTo("kept");
      assertThat(pool.health().status()).isEqualTo(Status.OK);
    }
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
