package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverridePolicyTest {
  private static final PersonId ADA = new PersonId("UADA");
  private static final PersonId BEN = new PersonId("UBEN");
  private static final PersonId CLEO = new PersonId("UCLEO");
  private static final Instant START = Instant.parse("2026-09-02T17:00:00Z");
  private static final Shift ADAS = shift(1, ADA, 0, 7);
  private static final Shift BENS = shift(2, BEN, 7, 14);
  private static final List<Shift> SHIFTS = List.of(ADAS, BENS);

  private static Instant day(int n) {
    return START.plus(Duration.ofDays(n));
  }

  private static Span days(int from, int to) {
    return new Span(day(from), day(to));
  }

  private static Shift shift(long id, PersonId person, int from, int to) {
    return new Shift(id, new Turn(person, "mdm", days(from, to)));
  }

  private static ShiftOverride override(long shift, PersonId person, int from, int to) {
    return new ShiftOverride(shift, person, days(from, to));
  }

  private static ShiftPart part(long shift, int from, int to) {
    return new ShiftPart(shift, days(from, to));
  }

  private static List<ShiftOverride> given(
      List<ShiftOverride> overrides, PersonId to, int now, ShiftPart... parts) {
    return OverridePolicy.given(SHIFTS, overrides, List.of(parts), to, day(now));
  }

  @Test
  void part_of_a_shift_is_given_to_somebody() {
    assertThat(given(List.of(), BEN, 0, part(1, 2, 4))).containsExactly(override(1, BEN, 2, 4));
  }

  @Test
  void parts_of_several_shifts_are_given_at_once() {
    assertThat(given(List.of(), CLEO, 0, part(2, 7, 8), part(1, 5, 7)))
        .containsExactly(override(1, CLEO, 5, 7), override(2, CLEO, 7, 8));
  }

  @Test
  void the_middle_of_what_somebody_stands_in_for_is_given_on_and_splits_it() {
    assertThat(given(List.of(override(1, BEN, 1, 6)), CLEO, 0, part(1, 2, 4)))
        .containsExactly(override(1, BEN, 1, 2), override(1, CLEO, 2, 4), override(1, BEN, 4, 6));
  }

  @Test
  void given_back_to_its_owner_an_override_is_trimmed_or_ends() {
    var bens = List.of(override(1, BEN, 1, 6));

    assertThat(given(bens, ADA, 0, part(1, 4, 6))).containsExactly(override(1, BEN, 1, 4));
    assertThat(given(bens, ADA, 0, part(1, 1, 6))).isEmpty();
  }

  @Test
  void what_one_person_takes_piece_by_piece_becomes_one() {
    assertThat(
            given(
                List.of(override(1, BEN, 1, 2), override(1, BEN, 4, 5), override(2, BEN, 7, 8)),
                BEN,
                0,
                part(1, 2, 4)))
        .containsExactly(override(1, BEN, 1, 5), override(2, BEN, 7, 8));
  }

  @Test
  void what_is_past_stays_as_it_was() {
    assertThat(given(List.of(), BEN, 3, part(1, 1, 5))).containsExactly(override(1, BEN, 3, 5));
    assertThat(given(List.of(override(1, BEN, 1, 6)), ADA, 3, part(1, 1, 6)))
        .containsExactly(override(1, BEN, 1, 3));
    assertThat(given(List.of(), BEN, 3, part(1, 1, 3))).isEmpty();
  }

  private static boolean holds(
      PersonId who, List<ShiftOverride> overrides, int now, ShiftPart... parts) {
    return OverridePolicy.holds(who, List.of(parts), SHIFTS, overrides, day(now));
  }

  @Test
  void who_holds_a_part_is_who_is_on_call_throughout_it() {
    var bens = List.of(override(1, BEN, 2, 4));

    assertThat(holds(ADA, bens, 0, part(1, 0, 2))).isTrue();
    assertThat(holds(ADA, bens, 0, part(1, 0, 3))).isFalse();
    assertThat(holds(BEN, bens, 0, part(1, 2, 4), part(2, 7, 14))).isTrue();
    assertThat(holds(CLEO, bens, 0, part(1, 2, 4))).isFalse();
  }

  @Test
  void only_what_lies_ahead_counts_and_nothing_ahead_is_held_by_nobody() {
    var bens = List.of(override(1, BEN, 2, 4));

    assertThat(holds(ADA, bens, 4, part(1, 0, 7))).isTrue();
    assertThat(holds(ADA, bens, 4, part(1, 0, 4))).isFalse();
    assertThat(holds(ADA, bens, 4)).isFalse();
  }

  @Test
  void nobody_holds_what_is_planned_no_more() {
    assertThat(holds(ADA, List.of(), 0, part(3, 0, 7))).isFalse();
    assertThat(holds(ADA, List.of(), 0, part(1, 6, 8))).isFalse();
  }

  private static List<ShiftOverride> following(
      List<Shift> after, Optional<PersonId> gone, int now, ShiftOverride... overrides) {
    return OverridePolicy.following(SHIFTS, after, List.of(overrides), gone, day(now));
  }

  @Test
  void an_override_stays_with_its_shift_whoever_has_that_now() {
    assertThat(
            following(
                List.of(ADAS, shift(2, CLEO, 7, 14)), Optional.empty(), 0, override(2, ADA, 8, 9)))
        .containsExactly(override(2, ADA, 8, 9));
  }

  @Test
  void it_ends_if_whoever_stands_in_has_the_shift_now() {
    assertThat(
            following(
                List.of(ADAS, shift(2, CLEO, 7, 14)), Optional.empty(), 0, override(2, CLEO, 8, 9)))
        .isEmpty();
  }

  @Test
  void it_is_cut_to_the_times_of_its_shift() {
    assertThat(
            following(
                List.of(ADAS, shift(2, BEN, 8, 14)),
                Optional.empty(),
                0,
                override(2, CLEO, 7, 9),
                override(2, ADA, 13, 14)))
        .containsExactly(override(2, CLEO, 8, 9), override(2, ADA, 13, 14));
  }

  @Test
  void of_a_shift_that_ends_early_it_goes_on_in_the_one_that_takes_its_place() {
    List<Shift> after = List.of(shift(1, ADA, 0, 3), shift(9, BEN, 3, 7), BENS);

    assertThat(following(after, Optional.of(ADA), 3, override(1, CLEO, 2, 5)))
        .containsExactly(override(1, CLEO, 2, 3), override(9, CLEO, 3, 5));
    assertThat(following(after, Optional.of(ADA), 3, override(1, BEN, 2, 5)))
        .containsExactly(override(1, BEN, 2, 3));
  }

  @Test
  void whoever_is_gone_stands_in_no_more_but_has_done_so() {
    assertThat(
            following(
                SHIFTS,
                Optional.of(CLEO),
                3,
                override(1, CLEO, 2, 5),
                override(1, CLEO, 0, 1),
                override(2, CLEO, 8, 9)))
        .containsExactly(override(1, CLEO, 0, 1), override(1, CLEO, 2, 3));
  }

  @Test
  void a_shift_that_is_planned_no_more_takes_its_overrides_with_it() {
    assertThat(following(List.of(ADAS), Optional.empty(), 0, override(2, CLEO, 8, 9))).isEmpty();
  }
}
