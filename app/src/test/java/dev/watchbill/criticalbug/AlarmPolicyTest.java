package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.AlarmPolicy.Move.CONFIRM;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.CONTEST;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.REJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.watchbill.criticalbug.AlarmPolicy.Move;
import dev.watchbill.criticalbug.AlarmPolicy.Part;
import dev.watchbill.criticalbug.AlarmPolicy.Ruling;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every move, from every state, by everybody. */
class AlarmPolicyTest {

  /** What is written here is all there is: {@code from move to: by whom}. */
  private static final List<String> WRITTEN =
      List.of(
          "RAISED LOOK LOOKING: PRODUCT ADMIN",
          "RAISED CONFIRM CONFIRMED: PRODUCT ADMIN",
          "RAISED REJECT REJECTED: PRODUCT ADMIN",
          "RAISED WITHDRAW WITHDRAWN: PRODUCT ADMIN REPORTER",
          "RAISED FALL_BACK FELL_BACK: CLOCK",
          "LOOKING LOOK LOOKING: PRODUCT ADMIN",
          "LOOKING CONFIRM CONFIRMED: PRODUCT ADMIN",
          "LOOKING REJECT REJECTED: PRODUCT ADMIN",
          "LOOKING WITHDRAW WITHDRAWN: PRODUCT ADMIN REPORTER",
          "LOOKING FALL_BACK FELL_BACK: CLOCK",
          "FELL_BACK LOOK TAKEN: PRODUCT ADMIN",
          "FELL_BACK TAKE TAKEN: PRODUCT ADMIN ON_CALL ENGINEER CONTACT MANAGER",
          "FELL_BACK CONFIRM CONFIRMED: PRODUCT ADMIN ON_CALL HOLDER MANAGER",
          "FELL_BACK REJECT REJECTED: PRODUCT ADMIN ON_CALL HOLDER MANAGER",
          "FELL_BACK WITHDRAW WITHDRAWN: PRODUCT ADMIN REPORTER",
          "TAKEN CONFIRM CONFIRMED: PRODUCT ADMIN ON_CALL HOLDER MANAGER",
          "TAKEN REJECT REJECTED: PRODUCT ADMIN ON_CALL HOLDER MANAGER",
          "TAKEN WITHDRAW WITHDRAWN: PRODUCT ADMIN REPORTER",
          "REJECTED CONTEST CONTESTED: REPORTER",
          "CONTESTED CONFIRM CONFIRMED: ADMIN GROUP_MANAGER",
          "CONTESTED REJECT REJECTED: ADMIN GROUP_MANAGER",
          "CONTESTED WITHDRAW WITHDRAWN: PRODUCT ADMIN REPORTER",
          "CONFIRMED FIX FIXED: PRODUCT ADMIN ON_CALL GROUP_MANAGER",
          "FIXED REOPEN CONFIRMED: PRODUCT ADMIN ON_CALL GROUP_MANAGER",
          "FIXED CLOSE CLOSED: CLOCK ANYBODY");

  @Test
  void every_move_from_every_state_by_everybody_is_as_written_and_no_other_is_possible() {
    var possible = new ArrayList<String>();
    for (AlarmState from : AlarmState.values()) {
      for (Move move : Move.values()) {
        var whose = new TreeSet<Part>();
        var to = new TreeSet<AlarmState>();
        for (Part part : Part.values()) {
          if (AlarmPolicy.rule(move, from, false, Set.of(part)) instanceof Ruling.May may) {
            whose.add(part);
            to.add(may.to());
          }
        }
        if (!whose.isEmpty()) {
          assertThat(to).hasSize(1);
          possible.add(
              from
                  + " "
                  + move
                  + " "
                  + to.first()
                  + ": "
                  + String.join(" ", whose.stream().map(Part::name).toList()));
        }
      }
    }
    assertThat(possible).containsExactlyInAnyOrderElementsOf(WRITTEN);
  }

  @Test
  void who_is_nothing_to_an_alarm_does_nothing() {
    for (AlarmState from : AlarmState.values()) {
      for (Move move : Move.values()) {
        assertThat(AlarmPolicy.rule(move, from, false, Set.of())).isNotInstanceOf(Ruling.May.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_waits_for_a_verdict_can_get_one_and_nothing_else_can(AlarmState state) {
    assertThat(AlarmPolicy.possible(state, false).containsAll(EnumSet.of(CONFIRM, REJECT)))
        .isEqualTo(state.awaitsVerdict());
  }

  @ParameterizedTest
  @EnumSource
  void what_is_over_stays_so(AlarmState state) {
    boolean over = state == AlarmState.CLOSED || state == AlarmState.WITHDRAWN;
    assertThat(AlarmPolicy.possible(state, false).isEmpty()).isEqualTo(over);
  }

  @Test
  void a_rejection_is_contested_once() {
    assertThat(AlarmPolicy.rule(CONTEST, AlarmState.REJECTED, true, EnumSet.allOf(Part.class)))
        .isEqualTo(new Ruling.NotNow());
    assertThat(AlarmPolicy.possible(AlarmState.REJECTED, true)).isEmpty();
  }

  static Stream<Arguments> places() {
    return Stream.of(
        arguments(AlarmState.FELL_BACK, Set.of(Part.ON_CALL), true),
        arguments(AlarmState.TAKEN, Set.of(Part.ADMIN), true),
        arguments(AlarmState.TAKEN, Set.of(Part.PRODUCT, Part.ADMIN), false),
        arguments(AlarmState.RAISED, Set.of(Part.ADMIN), false),
        arguments(AlarmState.CONTESTED, Set.of(Part.GROUP_MANAGER), false));
  }

  @ParameterizedTest
  @MethodSource("places")
  void who_decides_after_the_fallback_and_is_not_of_product_does_so_in_its_place(
      AlarmState from, Set<Part> parts, boolean inPlace) {
    assertThat(AlarmPolicy.inProductsPlace(from, parts)).isEqualTo(inPlace);
  }
}
