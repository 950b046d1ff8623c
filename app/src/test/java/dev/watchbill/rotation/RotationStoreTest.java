package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself makes impossible. */
class RotationStoreTest {
  private static final PersonId ADA = new PersonId("UADA");
  private static final PersonId BEN = new PersonId("UBEN");
  private static final Instant START = Instant.parse("2026-09-02T17:00:00Z");

  private final Jdbi jdbi = TestDatabase.fresh().jdbi();
  private final Transactions transactions = new Transactions(jdbi);
  private final RotationStore store = new RotationStore(jdbi);
  private final OverrideStore overrides = new OverrideStore(jdbi);

  @BeforeEach
  void two_rotations() {
    transactions.run(
        () -> {
          store.lock("developer");
          store.lock("infrastructure");
        });
  }

  private static Span days(int from, int to) {
    return new Span(START.plusSeconds(from * 86_400L), START.plusSeconds(to * 86_400L));
  }

  private static Turn turn(PersonId person, int from, int to) {
    return new Turn(person, "mdm", days(from, to));
  }

  @Test
  void two_shifts_of_a_rotation_cannot_overlap() {
    store.insert("developer", turn(ADA, 0, 7));
    store.insert("developer", turn(BEN, 7, 14));
    store.insert("infrastructure", turn(BEN, 3, 10));

    assertThatThrownBy(() -> store.insert("developer", turn(BEN, 6, 8)))
        .hasStackTraceContaining("shift_one_at_a_time");
    assertThatThrownBy(() -> transactions.run(() -> store.insert("developer", turn(ADA, 13, 20))))
        .hasStackTraceContaining("shift_one_at_a_time");
  }

  @Test
  void a_plan_may_be_moved_shift_by_shift_in_one_transaction() {
    long first = store.insert("developer", turn(ADA, 0, 7));
    long second = store.insert("developer", turn(BEN, 7, 14));

    transactions.run(
        () -> {
          store.change(List.of(new Shift(first, turn(ADA, 1, 8))));
          store.change(List.of(new Shift(second, turn(BEN, 8, 15))));
        });

    assertThat(store.shiftsFrom("developer", START))
        .containsExactly(new Shift(first, turn(ADA, 1, 8)), new Shift(second, turn(BEN, 8, 15)));
  }

  @Test
  void an_override_lies_inside_its_shift_and_overlaps_no_other() {
    long shift = store.insert("developer", turn(ADA, 0, 7));
    take(shift, 0, 2);

    assertThatThrownBy(() -> take(shift, 6, 8))
        .hasMessageContaining("shift_override_inside_its_shift");
    assertThatThrownBy(() -> take(shift, 1, 3))
        .hasMessageContaining("shift_override_one_at_a_time");
  }

  private void take(long shift, int from, int to) {
    overrides.insert(List.of(new ShiftOverride(shift, BEN, days(from, to))));
  }

  @Test
  void a_shift_cannot_move_from_beneath_its_overrides_and_takes_them_along_when_it_goes() {
    long shift = store.insert("developer", turn(ADA, 0, 7));
    take(shift, 1, 4);
    take(shift, 5, 6);

    assertThatThrownBy(() -> store.change(List.of(new Shift(shift, turn(ADA, 0, 3)))))
        .hasMessageContaining("shift_override_inside_its_shift");
    store.change(List.of(new Shift(shift, turn(BEN, 1, 8))));
    assertThat(overrides.from("developer", START)).hasSize(2);
    assertThat(overrides.within("developer", days(1, 2))).hasSize(2);
    assertThat(overrides.within("developer", days(8, 9))).isEmpty();
    store.delete(store.shiftsFrom("developer", START));
    assertThat(overrides.from("developer", START)).isEmpty();
  }

  @Test
  void a_person_is_on_a_roster_once_at_a_time_and_may_come_back() {
    var ada = new RosterMember(ADA, "mdm", LocalDate.of(2026, 1, 1), START);
    store.join("developer", ada, START);
    store.join("infrastructure", ada, START);

    assertThatThrownBy(() -> store.join("developer", ada, START))
        .hasMessageContaining("roster_member_once_at_a_time");
    assertThat(store.leave("developer", ADA, START.plusSeconds(60))).isTrue();
    assertThat(store.leave("developer", ADA, START.plusSeconds(60))).isFalse();
    store.join("developer", ada, START.plusSeconds(120));
    assertThat(store.members("developer")).containsExactly(ada);
  }

  @Test
  void the_last_turn_of_each_is_found_among_those_that_began() {
    store.insert("developer", turn(ADA, 0, 7));
    store.insert("developer", turn(BEN, 7, 14));
    store.insert("developer", turn(ADA, 14, 21));
    store.insert("developer", turn(BEN, 21, 28));

    assertThat(store.lastTurns("developer", days(14, 15).start()))
        .isEqualTo(List.of(turn(ADA, 14, 21), turn(BEN, 7, 14)));
  }

  @Test
  void the_next_change_is_a_start_or_an_end_of_a_shift_or_of_an_override() {
    long shift = store.insert("developer", turn(ADA, 0, 7));
    store.insert("infrastructure", turn(ADA, 5, 12));
    take(shift, 1, 2);

    assertThat(store.nextChange(START.minusSeconds(1))).contains(START);
    assertThat(store.nextChange(START)).contains(days(1, 2).start());
    assertThat(store.nextChange(days(1, 2).start())).contains(days(1, 2).end());
    assertThat(store.nextChange(days(2, 3).start())).contains(days(5, 6).start());
    assertThat(store.nextChange(days(7, 8).start())).contains(days(12, 13).start());
    assertThat(store.nextChange(days(12, 13).start())).isEmpty();
  }

  @Test
  void shifts_are_found_by_the_time_they_have_in_common_with_a_span() {
    store.insert("developer", turn(ADA, 0, 7));
    store.insert("developer", turn(BEN, 7, 14));

    assertThat(store.shiftsWithin("developer", days(6, 7)))
        .extracting(Shift::person)
        .containsExactly(ADA);
    assertThat(store.shiftsWithin("developer", days(6, 8))).hasSize(2);
    assertThat(store.shiftsWithin("infrastructure", days(6, 8))).isEmpty();
  }
}
