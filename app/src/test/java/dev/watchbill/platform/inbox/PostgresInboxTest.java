package dev.watchbill.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresInboxTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final Jdbi jdbi = TestDatabase.fresh().jdbi();
  private final Transactions transactions = new Transactions(jdbi);
  private final PostgresInbox inbox =
      new PostgresInbox(new InboxStore(jdbi), transactions, Clock.fixed(NOW, ZoneOffset.UTC));
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void a_key_is_taken_once() {
    assertThat(inbox.once("event:Ev1", () -> done.add("first"))).isTrue();
    assertThat(inbox.once("event:Ev1", () -> done.add("second"))).isFalse();
    assertThat(inbox.once("event:Ev2", () -> done.add("other"))).isTrue();
    assertThat(done).containsExactly("first", "other");
  }

  @Test
  void a_key_whose_work_failed_is_free_again_and_the_work_is_undone() {
    assertThatThrownBy(
            () ->
                inbox.once(
                    "event:Ev1",
                    () -> {
                      inbox.once("inner", () -> {});
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(inbox.once("inner", () -> done.add("inner"))).isTrue();
    assertThat(inbox.once("event:Ev1", () -> done.add("again"))).isTrue();
    assertThat(done).containsExactly("inner", "again");
  }

  @Test
  void a_second_delivery_waits_for_the_first_and_then_does_nothing() {
    var working = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    var first = inBackground("first", working, mayCommit, false);
    await(working);
    var second = CompletableFuture.supplyAsync(() -> inbox.once("k", () -> done.add("second")));
    untilSomebodyWaitsForALock();
    assertThat(second).isNotDone();
    mayCommit.countDown();
    assertThat(first.join()).isTrue();
    assertThat(second.join()).isFalse();
    assertThat(done).containsExactly("first");
  }

  @Test
  void a_second_delivery_runs_if_the_first_rolled_back() {
    var working = new CountDownLatch(1);
    var mayFail = new CountDownLatch(1);
    var first = inBackground("first", working, mayFail, true);
    await(working);
    var second = CompletableFuture.supplyAsync(() -> inbox.once("k", () -> done.add("second")));
    untilSomebodyWaitsForALock();
    mayFail.countDown();
    assertThat(second.join()).isTrue();
    assertThatThrownBy(first::join).hasRootCauseMessage("rolled back");
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void old_keys_are_forgotten() {
    inbox.once("k", () -> {});
    assertThat(inbox.forget(NOW.plus(Duration.ofDays(3)).minus(Duration.ofDays(3)), 9)).isZero();
    assertThat(inbox.forget(NOW.plus(Duration.ofDays(4)).minus(Duration.ofDays(3)), 9))
        .isEqualTo(1);
    assertThat(inbox.once("k", () -> {})).isTrue();
  }

  private CompletableFuture<Boolean> inBackground(
      String name, CountDownLatch working, CountDownLatch go, boolean fails) {
    return CompletableFuture.supplyAsync(
        () ->
            inbox.once(
                "k",
                () -> {
                  done.add(name);
                  working.countDown();
                  await(go);
                  if (fails) {
                    throw new IllegalStateException("rolled back");
                  }
                }));
  }

  private void untilSomebodyWaitsForALock() {
    Awaitility.await()
        .until(
            () ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery(
                                """
                                select count(*) > 0 from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                """)
                            .mapTo(Boolean.class)
                            .one()));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
