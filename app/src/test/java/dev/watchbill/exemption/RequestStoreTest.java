package dev.watchbill.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class RequestStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-09T10:00:00Z");
  private static final PersonId ADA = new PersonId("UADA");

  private final TestFreezes freezes = new TestFreezes();
  private final Jdbi jdbi = freezes.jdbi;
  private final RequestStore store = new RequestStore(jdbi);
  private final long freeze = freezes.begunByHand().id();

  private long asked(int number) {
    return store
        .insert(freeze, number, ADA, NOW, Optional.empty(), NOW.plusSeconds(30))
        .orElseThrow();
  }

  private long another() {
    freezes.lifted();
    return freezes.begunByHand().id();
  }

  @Test
  void one_open_request_for_each_pull_request_and_freeze() {
    long first = asked(12);
    assertThat(store.insert(freeze, 12, ADA, NOW, Optional.of("why"), NOW)).isEmpty();
    assertThat(store.insert(another(), 12, ADA, NOW, Optional.of("why"), NOW)).isPresent();

    store.update(store.find(first).orElseThrow().ended(State.DENIED, "no", NOW));
    assertThat(store.insert(freeze, 12, ADA, NOW, Optional.of("why"), NOW)).isPresent();
    assertThat(store.of(freeze, 12)).hasSize(2);
  }

  @Test
  void it_reads_back_as_it_was_kept() {
    Dossier its = store.find(asked(12)).orElseThrow();
    Dossier granted = its.read("abc", "Title", "octo", true).granted(Kind.BUG, false, "bug", NOW);
    store.update(granted);
    assertThat(store.find(its.id())).contains(granted);
    assertThat(store.granted(freeze)).containsExactly(granted);
    assertThat(store.open(freeze, 12)).contains(granted);
    assertThat(store.open(freeze)).containsExactly(granted);
    assertThat(store.nextDue()).isEmpty();
  }

  @Test
  void what_is_due_is_read_once_and_again_if_nothing_comes_of_it() {
    long id = asked(12);
    var transactions = new Transactions(jdbi);
    assertThat(transactions.inOne(() -> store.lockDue(NOW, 10))).isEmpty();
    Instant due = NOW.plusSeconds(30);
    transactions.run(
        () -> {
          assertThat(store.lockDue(due, 10)).hasSize(1);
          store.attempt(id, due.plusSeconds(60));
        });
    assertThat(transactions.inOne(() -> store.lockDue(due, 10))).isEmpty();
    assertThat(store.nextDue()).contains(due.plusSeconds(60));
  }

  @Test
  void what_is_over_is_forgotten_and_what_is_open_is_not() {
    long over = asked(12);
    long open = asked(13);
    store.update(store.find(over).orElseThrow().ended(State.OVER, "merged", NOW));
    assertThat(store.forgetBefore(NOW.plus(Duration.ofDays(1)), 10)).isEqualTo(1);
    assertThat(store.find(over)).isEmpty();
    assertThat(store.find(open)).isPresent();
  }
}
