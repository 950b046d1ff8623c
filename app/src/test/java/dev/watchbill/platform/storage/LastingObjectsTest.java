package dev.watchbill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.AtOnce;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
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

    @SqlQuery("select pg_backend_pid()")
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
  void threads_that_share_an_object_do_not_share_a_connection_and_give_theirs_back()
      throws Exception {
    // Not from a pool, which opens another connection when it sees fit.
    var unpooled = Jdbi.create(TestDatabase.fresh().url());
    unpooled.installPlugin(new SqlObjectPlugin()).installPlugin(new LastingObjects());
    var transactionsThere = new Transactions(unpooled);
    var shared = unpooled.onDemand(Sql.class);
    var allHaveOne = new CyclicBarrier(4);
    Callable<Integer> deed =
        () ->
            transactionsThere.inOne(
                () -> {
                  int mine = shared.connection();
                  await(allHaveOne);
                  assertThat(shared.connection()).isEqualTo(mine);
                  return mine;
                });
    assertThat(AtOnce.all(Collections.nCopies(4, deed))).doesNotHaveDuplicates();
    var sql = jdbi.onDemand(Sql.class);
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

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the others did not come", e);
    }
  }
}
