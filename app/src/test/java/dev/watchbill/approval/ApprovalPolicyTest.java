package dev.watchbill.approval;

import static dev.watchbill.approval.ApprovalPolicy.Outcome.DENIED;
import static dev.watchbill.approval.ApprovalPolicy.Outcome.GRANTED;
import static dev.watchbill.approval.ApprovalPolicy.Outcome.WAITS;
import static dev.watchbill.approval.Office.DRI;
import static dev.watchbill.approval.Office.MANAGER;
import static dev.watchbill.approval.Office.QA_LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.approval.Approval.State;
import dev.watchbill.approval.ApprovalPolicy.Finding;
import dev.watchbill.approval.ApprovalPolicy.Outcome;
import dev.watchbill.approval.ApprovalPolicy.Seat;
import dev.watchbill.approval.ApprovalPolicy.Standing;
import dev.watchbill.exemption.Kind;
import dev.watchbill.freeze.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R26 and R28 as a table: act × state × office. */
class ApprovalPolicyTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          NOT_YET,  HOLDS,     TOO_EARLY
          NOT_YET,  STANDS_IN, TOO_EARLY
          NOT_YET,  NEITHER,   NOT_THEIRS
          ASKED,    HOLDS,     COUNTS
          ASKED,    STANDS_IN, COUNTS
          ASKED,    NEITHER,   NOT_THEIRS
          APPROVED, HOLDS,     ANSWERED
          APPROVED, STANDS_IN, ANSWERED
          APPROVED, NEITHER,   NOT_THEIRS
          DENIED,   HOLDS,     ANSWERED
          DENIED,   STANDS_IN, ANSWERED
          DENIED,   NEITHER,   NOT_THEIRS
          """)
  void while_it_is_open_only_an_office_that_is_asked_and_has_not_answered_counts(
      Seat seat, Standing standing, Finding expected) {
    assertThat(ApprovalPolicy.find(State.OPEN, seat, standing)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(value = State.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
  void once_it_is_over_nothing_counts(State state) {
    for (Seat seat : Seat.values()) {
      for (Standing standing : Standing.values()) {
        assertThat(ApprovalPolicy.find(state, seat, standing)).isEqualTo(Finding.OVER);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CONFIRMATION, -,             WAITS,   MANAGER
          CONFIRMATION, MANAGER+,      GRANTED, -
          CONFIRMATION, MANAGER-,      DENIED,  -
          EXCEPTION,    -,             WAITS,   MANAGER
          EXCEPTION,    MANAGER+,      WAITS,   QA_LEAD DRI
          EXCEPTION,    MANAGER-,      DENIED,  -
          EXCEPTION,    MANAGER+ DRI+, WAITS,   QA_LEAD
          EXCEPTION,    MANAGER+ QA_LEAD+, WAITS, DRI
          EXCEPTION,    MANAGER+ DRI-, DENIED,  -
          EXCEPTION,    MANAGER+ QA_LEAD-, DENIED, -
          EXCEPTION,    MANAGER+ QA_LEAD+ DRI-, DENIED, -
          EXCEPTION,    MANAGER+ QA_LEAD+ DRI+, GRANTED, -
          """)
  void the_manager_is_asked_first_then_both_others_at_once_and_one_denial_ends_it(
      Way way, String answers, Outcome outcome, String waitsFor) {
    Map<Office, Boolean> given = answers(answers);
    assertThat(ApprovalPolicy.outcome(way, given)).isEqualTo(outcome);
    assertThat(ApprovalPolicy.toAsk(way, given.keySet(), given)).isEqualTo(offices(waitsFor));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          FROZEN, '',      true,  true
          FROZEN, OTHER,   true,  true
          FROZEN, BUG,     true,  true
          FROZEN, FEATURE, false, true
          DEEP,   '',      false, false
          DEEP,   OTHER,   false, false
          DEEP,   FEATURE, false, false
          DEEP,   BUG,     true,  false
          """)
  void feature_work_is_not_confirmed_and_in_the_deep_freeze_only_a_release_blocker_is(
      Phase phase, String kind, boolean confirmation, boolean exception) {
    Optional<Kind> known = kind.isEmpty() ? Optional.empty() : Optional.of(Kind.valueOf(kind));
    assertThat(ApprovalPolicy.isOpen(Way.CONFIRMATION, phase, known)).isEqualTo(confirmation);
    assertThat(ApprovalPolicy.isOpen(Way.EXCEPTION, phase, known)).isEqualTo(exception);
  }

  @Test
  void nobody_is_asked_twice() {
    assertThat(ApprovalPolicy.toAsk(Way.EXCEPTION, List.of(MANAGER), Map.of())).isEmpty();
    assertThat(
            ApprovalPolicy.toAsk(
                Way.EXCEPTION, List.of(MANAGER, QA_LEAD, DRI), Map.of(MANAGER, true, DRI, true)))
        .isEmpty();
  }

  @Property(tries = 300)
  void in_whichever_order_they_answer_it_is_granted_only_by_everybody_and_denied_by_anybody(
      @ForAll Way way, @ForAll @Size(max = 12) List<Boolean> wishes) {
    var asked = new ArrayList<Office>();
    var given = new EnumMap<Office, Boolean>(Office.class);
    for (boolean approves : wishes) {
      asked.addAll(ApprovalPolicy.toAsk(way, asked, given));
      asked.stream()
          .filter(office -> !given.containsKey(office))
          .reduce((first, last) -> last)
          .filter(office -> ApprovalPolicy.outcome(way, given) == WAITS)
          .ifPresent(office -> given.put(office, approves));
    }
    Outcome outcome = ApprovalPolicy.outcome(way, given);
    assertThat(outcome == DENIED).isEqualTo(given.containsValue(false));
    assertThat(outcome == GRANTED)
        .isEqualTo(
            given.keySet().equals(ApprovalPolicy.needed(way)) && !given.containsValue(false));
    assertThat(asked).doesNotHaveDuplicates();
    assertThat(ApprovalPolicy.needed(way)).containsAll(asked);
  }

  private static Map<Office, Boolean> answers(String words) {
    var answers = new EnumMap<Office, Boolean>(Office.class);
    Arrays.stream(words.split(" "))
        .filter(word -> !word.equals("-"))
        .forEach(
            word ->
                answers.put(
                    Office.valueOf(word.substring(0, word.length() - 1)), word.endsWith("+")));
    return answers;
  }

  private static Set<Office> offices(String words) {
    var offices = EnumSet.noneOf(Office.class);
    Arrays.stream(words.split(" "))
        .filter(word -> !word.equals("-"))
        .forEach(word -> offices.add(Office.valueOf(word)));
    return offices;
  }
}
