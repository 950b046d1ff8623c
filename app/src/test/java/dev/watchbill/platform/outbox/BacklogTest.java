package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was said long ago is not looked at again and again, however much of it there is. */
class BacklogTest {
  private static final Instant NOON = Post.NOON;

  /** One connection, so that Postgres' statistics of it are complete when they are asked for. */
  private final Handle connection = TestDatabase.lasting().jdbi().open();

  private final Jdbi jdbi =
      Jdbi.create(connection.getConnection())
          .installPlugin(new SqlObjectPlugin())
          .installPlugin(new PostgresPlugin());
  private final Transactions transactions = new Transactions(jdbi);
  private final OutboxStore store = new OutboxStore(jdbi);
  private final FakeSlack slack = new FakeSlack();
  private final Courier courier =
      new Courier(
          store,
          transactions,
          slack,
          DeliveryWatch.none(),
          letter -> {},
          Clock.fixed(NOON, ZoneOffset.UTC),
          CourierSettings.defaults());

  @BeforeEach
  void much_was_said_and_some_waits() {
    fill("S", 40_000, "SENT");
    fill("P", 1_000, "PENDING");
    jdbi.useHandle(handle -> handle.execute("analyze"));
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void nothing_reads_through_the_whole_outbox() {
    var before = rowsReadThrough();

    store.put(List.of(Message.inChannel("new", "C7", Content.text("new"))), NOON);
    for (var i = 0; i < 8; i++) {
      courier.deliver(courier.claim().orElseThrow());
    }
    courier.tellOfDeadLetters();
    store.lanes().nextDueAfter(NOON);
    store.edit("S1", Content.text("edited"), NOON);
    store.posted("S1");
    store.keyAt("C1", "1");
    new FiguresStore(jdbi).figures(NOON);
    new FiguresStore(jdbi).newest(50);
    store.forgetFinishedBefore(NOON.minus(Duration.ofDays(30)), 500);
    store.lanes().forgetUnusedSince(NOON, 500);

    assertThat(slack.messages()).hasSize(8);
    assertThat(rowsReadThrough()).isEqualTo(before);
  }

  /** How many rows of the outbox were read by going through all of them. */
  private long rowsReadThrough() {
    return jdbi.withHandle(
        handle -> {
          handle.execute("select pg_stat_force_next_flush()");
          return handle
              .createQuery("select seq_tup_read from pg_stat_user_tables where relname = 'outbox'")
              .mapTo(Long.class)
              .one();
        });
  }

  private void fill(String prefix, int messages, String state) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into outbox_lane (lane) select 'C' || i from generate_series(0, 99) i"
                  + " on conflict do nothing");
          handle
              .createUpdate(
                  """
                  insert into outbox (key, lane, direct, priority, text, blocks, state, channel_id,
                    ts, settled_revision, next_attempt_at, created_at, changed_at)
                  select :prefix || i, 'C' || i % 100, false, 'NORMAL', 'text', '[]',
                    cast(:state as outbox_state), 'C' || i % 100, i, 1, :now, :now, :now
                  from generate_series(1, :messages) i
                  """)
              .bind("prefix", prefix)
              .bind("messages", messages)
              .bind("state", state)
              .bind("now", NOON.minusSeconds(60))
              .execute();
        });
  }
}
