package dev.watchbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final Jdbi jdbi = TestDatabase.fresh().jdbi();
  private final PostgresOutbox outbox =
      new PostgresOutbox(
          new OutboxStore(jdbi),
          new Transactions(jdbi),
          Clock.fixed(NOW, ZoneOffset.UTC),
          () -> {});
  private final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  private final Housekeeping housekeeping = new Housekeeping();

  @Test
  void a_large_heap_is_forgotten_in_batches_and_not_all_at_once() {
    var left = new AtomicInteger(Housekeeping.BATCH * Housekeeping.BATCHES + 1);
    var batches = new ArrayList<Integer>();
    seesTo(
        new Chore(
            "things",
            Period.ofDays(1),
            (limit, atMost) -> {
              var batch = Math.min(left.get(), atMost);
              left.addAndGet(-batch);
              batches.add(batch);
              return batch;
            }));
    housekeeping.due(NOW);
    assertThat(left).hasValue(1);
    housekeeping.due(NOW);
    assertThat(left).hasValue(0);
    assertThat(batches).hasSize(Housekeeping.BATCHES + 1);
  }

  @Test
  void once_nothing_is_left_it_rests_and_then_looks_again() {
    var looks = new AtomicInteger();
    seesTo(new Chore("things", Period.ofDays(1), (limit, atMost) -> 0 * looks.incrementAndGet()));
    housekeeping.due(NOW);
    housekeeping.due(NOW.plus(Housekeeping.PAUSE).minusSeconds(1));
    assertThat(looks).hasValue(1);
    housekeeping.due(NOW.plus(Housekeeping.PAUSE));
    assertThat(looks).hasValue(2);
  }

  @Test
  void ages_are_counted_in_the_calendar() {
    var limits = new ArrayList<Instant>();
    for (var age : List.of(Period.ofDays(7), Period.ofMonths(1), Period.ofYears(2))) {
      seesTo(
          new Chore(
              "things",
              age,
              (limit, atMost) -> {
                limits.add(limit);
                return 0;
              }));
    }
    housekeeping.due(NOW);
    assertThat(limits)
        .containsExactly(
            Instant.parse("2026-02-23T10:00:00Z"),
            Instant.parse("2026-02-02T10:00:00Z"),
            Instant.parse("2024-03-02T10:00:00Z"));
  }

  @Test
  void a_chore_that_fails_does_not_keep_the_next_from_being_done_and_is_not_hushed_up() {
    var done = new AtomicInteger();
    seesTo(
        new Chore(
            "stubborn things",
            Period.ofDays(1),
            (limit, atMost) -> {
              throw new IllegalStateException("stuck");
            }),
        new Chore("things", Period.ofDays(1), (limit, atMost) -> 0 * done.incrementAndGet()));
    assertThatThrownBy(() -> housekeeping.due(NOW)).hasMessage("stuck");
    assertThat(done).hasValue(1);
  }

  @Test
  void old_entries_of_the_audit_trail_are_forgotten_the_oldest_first() {
    for (var day = 0; day < 5; day++) {
      var at = NOW.minus(Period.ofDays(1100 - day));
      audit.record(new AuditEntry(at, "U1", "did", "it", Map.of("day", "" + day)));
    }
    audit.record(new AuditEntry(NOW, "U1", "did", "it", Map.of("day", "today")));
    assertThat(audit.forget(NOW.minus(Period.ofDays(1000)), 3)).isEqualTo(3);
    assertThat(audit.about("it", 9))
        .extracting(entry -> entry.detail().get("day"))
        .containsExactly("today", "4", "3");
    seesTo(new Chore("entries", Period.ofYears(2), audit::forget));
    housekeeping.due(NOW);
    assertThat(audit.about("it", 9)).hasSize(1);
  }

  @Test
  void a_conversation_is_forgotten_when_nothing_of_it_is_left_for_long() {
    for (var lane : List.of("C1", "C2", "C3")) {
      outbox.put(Message.inChannel("k" + lane, lane, Content.text("hello")));
      outbox.withdraw("k" + lane);
    }
    freeSince("C1", NOW.minus(Period.ofDays(200)));
    freeSince("C2", NOW.minus(Period.ofDays(200)));
    freeSince("C3", NOW);
    jdbi.useHandle(handle -> handle.execute("delete from outbox where lane <> 'C2'"));
    assertThat(outbox.forgetLanes(NOW.minus(Period.ofDays(180)), 10)).isEqualTo(1);
    assertThat(lanes()).containsExactly("C2", "C3");
    outbox.put(Message.inChannel("again", "C1", Content.text("hello")));
    assertThat(lanes()).containsExactly("C1", "C2", "C3");
  }

  private void seesTo(Chore... chores) {
    housekeeping.seesTo(List.of(chores));
  }

  private void freeSince(String lane, Instant since) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update outbox_lane set free_at = :since where lane = :lane")
                .bind("since", since)
                .bind("lane", lane)
                .execute());
  }

  private List<String> lanes() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select lane from outbox_lane order by lane")
                .mapTo(String.class)
                .list());
  }
}
