package dev.watchbill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;

class LastingObjectsTest {
  private final Jdbi jdbi = TestDatabase.fresh().jdbi();
  private final Transactions transactions = new Transactions(jdbi);

  /** Something to ask. */
  public interface Sql {
    @SqlUpdate("insert into rotation (name) values (:name)")
    void enter(String name);

    @SqlQuery("select name from rotation order by name")
    List<String> names();

    @SqlQuery("select pg_backend_pid() from pg_sleep(0.02)")
    int connection();

    @SqlQuery("select no_such_column from rotation")
    int broken();

    /** By way of the other two. */
    default List<String> namesWith(String name) {
      enter(name);
      return names();
    }
  }

  @Test
  void a_call_takes_part_in_the_transaction_in_progress_and_commits_at_once_without_one() {
    var sql = jdbi.onDemand(Sql.class);
    sql.enter("a");
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      assertThat(sql.namesWith("b")).containsExactly("a", "b");
                      assertThat(jdbi.onDemand(Sql.class).names()).containsExactly("a", "b");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(sql.namesWith("c")).containsExactly("a", "c");
  }

  @Test
  void threads_that_share_an_object_do_not_share_a_connection_and_give_theirs_back() {
    var sql = jdbi.onDemand(Sql.class);
    Set<Integer> connections = ConcurrentHashMap.newKeySet();
    var threads =
        IntStream.range(0, 4)
            .mapToObj(
                n ->
                    new Thread(
                        () ->
                            transactions.run(
                                () -> {
                                  int mine = sql.connection();
                                  connections.add(mine);
                                  assertThat(sql.connection()).isEqualTo(mine);
                                })))
            .toList();
    threads.forEach(Thread::start);
    threads.forEach(LastingObjectsTest::join);
    assertThat(connections).hasSize(4);
    // More often than the pool has connections.
    IntStream.range(0, 30).forEach(n -> assertThatThrownBy(sql::broken).hasMessageContaining("no"));
    assertThat(sql.names()).isEmpty();
  }

  @Test
  void an_object_is_put_together_once() {
    var sql = jdbi.onDemand(Sql.class);
    assertThat(sql.names()).isEmpty();
    Set<String> heard = ConcurrentHashMap.newKeySet();
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            heard.add(context.getRawSql());
          }
        });
    assertThat(sql.names()).isEmpty();
    assertThat(heard).isEmpty();
    assertThat(Set.of(sql, jdbi.onDemand(Sql.class))).hasSize(2).contains(sql);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
