package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final Jdbi jdbi = database.jdbi();
  private final Transactions transactions = new Transactions(jdbi);
  private final AtomicInteger wakes = new AtomicInteger();
  private final PostgresOutbox outbox =
      new PostgresOutbox(
          new OutboxStore(jdbi),
          transactions,
          Clock.fixed(NOW, ZoneOffset.UTC),
          wakes::incrementAndGet);

  @Test
  void a_key_is_put_once() {
    outbox.put(Message.inChannel("k", "C1", Content.text("one")));
    outbox.put(Message.inChannel("k", "C2", Content.text("two")));
    assertThat(texts()).isEqualTo("one");
  }

  @Test
  void a_message_is_undone_with_the_fact_it_belongs_to_and_wakes_nobody() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      outbox.put(Message.toPerson("k", "U1", Content.text("one")));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(texts()).isEmpty();
    assertThat(wakes).hasValue(0);
  }

  @Test
  void the_courier_is_woken_after_the_commit() {
    transactions.run(
        () -> {
          outbox.put(Message.inChannel("k", "C1", Content.text("one")));
          assertThat(wakes).hasValue(0);
        });
    assertThat(wakes).hasValue(1);
  }

  @Test
  void an_edit_replaces_the_wanted_content() {
    outbox.put(Message.inChannel("k", "C1", Content.text("one")));
    outbox.edit("k", new Content("two", "[{}]"));
    assertThat(texts()).isEqualTo("two");
    assertThat(revision()).isEqualTo(2);
  }

  @Test
  void the_same_content_again_is_no_edit() {
    outbox.put(Message.inChannel("k", "C1", Content.text("one")));
    outbox.edit("k", Content.text("one"));
    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void an_edit_of_what_was_forgotten_does_nothing() {
    outbox.edit("forgotten", Content.text("two"));
    List<String> keys =
        jdbi.withHandle(it -> it.select("select key from outbox").mapTo(String.class).list());
    assertThat(keys).isEmpty();
  }

  @Test
  void what_is_shown_is_put_and_after_that_edited() {
    outbox.show(Message.inChannel("k", "C1", Content.text("one")));
    assertThat(texts()).isEqualTo("one");
    outbox.show(Message.inChannel("k", "C1", Content.text("one")));
    assertThat(revision()).isEqualTo(1);
    outbox.show(Message.inChannel("k", "C1", Content.text("two")));
    assertThat(texts()).isEqualTo("two");
    assertThat(revision()).isEqualTo(2);
    outbox.withdraw("k");
    outbox.show(Message.inChannel("k", "C1", Content.text("three")));
    assertThat(texts()).isEqualTo("two");
  }

  @Test
  void whoever_says_something_does_not_wait_for_a_courier_that_holds_the_conversation()
      throws SQLException {
    outbox.put(Message.inChannel("card", "C1", Content.text("one")));
    try (var courier = database.dataSource().getConnection();
        var statement = courier.createStatement()) {
      courier.setAutoCommit(false);
      statement.execute("update outbox_lane set free_at = now()");
      transactions.run(
          () -> {
            jdbi.useHandle(speaker -> speaker.execute("set local lock_timeout = '3s'"));
            outbox.show(Message.inChannel("card", "C1", Content.text("two")));
            outbox.put(Message.inChannel("more", "C1", Content.text("more")));
          });
      courier.rollback();
    }
    assertThat(texts()).isEqualTo("two,more");
  }

  @Test
  void what_is_gathered_is_said_when_it_is_handed_over_and_only_then() {
    outbox.put(Message.inChannel("old", "C1", Content.text("old")));
    var gathered = new GatheredOutbox(outbox);
    gathered.put(Message.inChannel("lost", "C1", Content.text("lost")));
    gathered.clear();
    gathered.withdraw("old");
    gathered.put(Message.inChannel("b", "C2", Content.text("b")));
    gathered.show(Message.inChannel("a", "C1", Content.text("a")));
    assertThat(waiting()).containsExactly("old");

    gathered.handOver();
    gathered.handOver();

    assertThat(waiting()).containsExactly("a", "b");
  }

  private List<String> waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select key from outbox where state = 'PENDING' order by key")
                .mapTo(String.class)
                .list());
  }

  @Test
  void what_waits_is_neither_posted_nor_forgotten() {
    outbox.put(Message.inChannel("k", "C1", Content.text("one")));
    assertThat(outbox.posted("k")).isEmpty();
    assertThat(outbox.forget(NOW.plus(Duration.ofDays(400)).minus(Duration.ofDays(90)), 100))
        .isZero();
  }

  private String texts() {
    return jdbi.withHandle(
        h ->
            h.createQuery("select coalesce(string_agg(text, ',' order by id), '') from outbox")
                .mapTo(String.class)
                .one());
  }

  private int revision() {
    return jdbi.withHandle(
        h -> h.createQuery("select revision from outbox").mapTo(Integer.class).one());
  }
}
