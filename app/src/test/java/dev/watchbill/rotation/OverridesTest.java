package dev.watchbill.rotation;

import static dev.watchbill.rotation.TestRotations.BEN;
import static dev.watchbill.rotation.TestRotations.DORA;
import static dev.watchbill.rotation.TestRotations.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.AtOnce;
import dev.watchbill.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ben has the first shift and the third, Sam the second. */
class OverridesTest {
  private final TestRotations test = new TestRotations();
  private final Rotations rotations = test.rotations;
  private final Overrides overrides = test.overrides;

  @BeforeEach
  void two_on_the_roster() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    test.outbox.forget();
  }

  private Instant day(int n) {
    return test.handoff(0).plus(Duration.ofDays(n));
  }

  private Span days(int from, int to) {
    return new Span(day(from), day(to));
  }

  private Shift shift(int n) {
    return rotations.shifts("developer", days(7 * n, 7 * n + 1)).get(0);
  }

  private ShiftPart part(int from, int to) {
    return new ShiftPart(shift(from / 7).id(), days(from, to));
  }

  private void give(PersonId from, PersonId to, ShiftPart... parts) {
    test.transactions.run(
        () -> {
          overrides.lock("developer");
          overrides.give("developer", from, to, List.of(parts));
        });
  }

  private Stint stint(int from, int to, PersonId owner, String group, PersonId person) {
    return new Stint("developer", shift(from / 7).id(), owner, group, person, days(from, to));
  }

  @Test
  void whoever_stands_in_is_on_call_from_its_very_start_to_its_very_end() {
    give(BEN, SAM, part(2, 4));

    assertThat(rotations.stints("developer", days(1, 8)))
        .containsExactly(
            stint(1, 2, BEN, "mdm", BEN),
            stint(2, 4, BEN, "mdm", SAM),
            stint(4, 7, BEN, "mdm", BEN),
            stint(7, 8, SAM, "software", SAM));
    assertThat(rotations.onCallAt("developer", day(2).minusNanos(1000)))
        .map(Duty::person)
        .contains(BEN);
    assertThat(rotations.onCallAt("developer", day(2)))
        .contains(new Duty(SAM, days(2, 4), Optional.of(BEN)));
    assertThat(rotations.onCallAt("developer", day(4))).map(Duty::person).contains(BEN);
    assertThat(rotations.nextChangeOfDuty(day(0))).contains(day(2));
    assertThat(rotations.nextChangeOfDuty(day(2))).contains(day(4));
    assertThat(new RotationTimers(rotations, test.clock).nextDue()).contains(day(2));
    assertThat(test.wakeups).contains(day(2));
  }

  @Test
  void two_whole_shifts_are_swapped_by_giving_each_to_the_other_and_swapped_back() {
    give(BEN, SAM, part(0, 7));
    give(SAM, BEN, part(7, 14));

    assertThat(test.planned(2)).containsExactly("USAM", "UBEN");

    give(SAM, BEN, part(0, 7));
    give(BEN, SAM, part(7, 14));
    assertThat(test.planned(2)).containsExactly("UBEN", "USAM");
    assertThat(test.overrideStore.within("developer", days(0, 14))).isEmpty();
  }

  @Test
  void what_was_worked_is_still_there_when_it_is_past() {
    give(BEN, SAM, part(2, 4));
    test.clock.set(day(30));
    rotations.keepPlanned();

    assertThat(rotations.stints("developer", days(0, 7)))
        .extracting(Stint::person)
        .containsExactly(BEN, SAM, BEN);
    assertThat(rotations.shifts("developer", days(0, 7)))
        .extracting(Shift::person)
        .containsExactly(BEN);
    assertThat(overrides.holds("developer", SAM, List.of(part(2, 4)))).isFalse();
  }

  @Test
  void from_the_middle_on_only_what_lies_ahead_is_given() {
    test.clock.set(day(3));

    give(BEN, SAM, part(2, 5));

    assertThat(rotations.stints("developer", days(2, 5)))
        .containsExactly(stint(2, 3, BEN, "mdm", BEN), stint(3, 5, BEN, "mdm", SAM));
  }

  @Test
  void nobody_gives_what_they_do_not_hold_and_then_nothing_changes() {
    give(BEN, SAM, part(2, 4));

    assertThatThrownBy(() -> give(BEN, DORA, part(0, 1), part(3, 5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("UBEN is not on call");
    assertThat(rotations.stints("developer", days(0, 7)))
        .extracting(Stint::person)
        .containsExactly(BEN, SAM, BEN);
    assertThat(overrides.holds("developer", BEN, List.of(part(0, 2), part(4, 7)))).isTrue();
    assertThat(overrides.holds("developer", BEN, List.of(part(0, 3)))).isFalse();
  }

  @Test
  void a_rotation_that_nobody_configured_is_a_mistake() {
    assertThatThrownBy(() -> overrides.lock("gardening"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("developer, infrastructure");
  }

  @Test
  void whatever_hangs_on_the_plan_hears_of_each_change_after_it_and_in_its_transaction() {
    var heard = new ArrayList<String>();
    rotations.whenPlanChanges(
        rotation ->
            heard.add(rotation + " " + rotations.now().get(0).now().orElseThrow().person()));
    rotations.whenPlanChanges(rotation -> heard.add("too"));

    give(BEN, SAM, part(0, 1));
    assertThat(heard).containsExactly("developer USAM", "too");

    test.remove(SAM);
    assertThat(heard.subList(2, heard.size())).containsExactly("developer UBEN", "too");
    heard.clear();
    rotations.keepPlanned();
    assertThat(heard).isEmpty();
    test.clock.set(day(8));
    rotations.keepPlanned();
    assertThat(heard).containsExactly("developer UBEN", "too");

    rotations.whenPlanChanges(
        rotation -> {
          throw new IllegalStateException("pulled the plug");
        });
    assertThatThrownBy(() -> give(BEN, DORA, part(9, 10))).hasMessage("pulled the plug");
    assertThat(rotations.onCallAt("developer", day(9))).map(Duty::person).contains(BEN);
  }

  @Test
  void of_two_who_give_the_same_at_once_one_is_told_that_it_is_not_theirs() throws Exception {
    var part = part(2, 4);
    List<Boolean> given =
        AtOnce.all(
            Stream.of(SAM, DORA)
                .<Callable<Boolean>>map(
                    to ->
                        () ->
                            test.transactions.inOne(
                                () -> {
                                  overrides.lock("developer");
                                  boolean his = overrides.holds("developer", BEN, List.of(part));
                                  if (his) {
                                    overrides.give("developer", BEN, to, List.of(part));
                                  }
                                  return his;
                                }))
                .toList());

    assertThat(given).containsOnlyOnce(true);
    assertThat(rotations.stints("developer", days(2, 4)))
        .extracting(Stint::person)
        .containsExactly(given.get(0) ? SAM : DORA);
  }
}
