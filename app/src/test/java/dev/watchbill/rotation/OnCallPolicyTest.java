package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnCallPolicyTest {
  private static final PersonId ADA = new PersonId("UADA");
  private static final PersonId BEN = new PersonId("UBEN");
  private static final PersonId CLEO = new PersonId("UCLEO");

  private static final Shift ADAS = shift(1, ADA, "2026-09-02T17:00:00Z", "2026-09-09T17:00:00Z");
  private static final Shift BENS = shift(2, BEN, "2026-09-09T17:00:00Z", "2026-09-16T17:00:00Z");
  private static final List<Shift> SHIFTS = List.of(ADAS, BENS);

  private static Shift shift(long id, PersonId person, String start, String end) {
    return new Shift(id, new Turn(person, "mdm", span(start, end)));
  }

  private static Span span(String start, String end) {
    return new Span(Instant.parse(start), Instant.parse(end));
  }

  private static List<Stint> stints(ShiftOverride... overrides) {
    return OnCallPolicy.stints("developer", SHIFTS, List.of(overrides));
  }

  private static Optional<Stint> at(Instant instant) {
    return OnCallPolicy.at(instant, stints());
  }

  @Test
  void at_the_very_instant_of_the_handoff_the_new_one_is_on_call() {
    Instant handoff = BENS.span().start();

    assertThat(at(handoff)).map(Stint::person).contains(BEN);
    assertThat(at(handoff.minusNanos(1))).map(Stint::person).contains(ADA);
    assertThat(at(BENS.span().end())).isEmpty();
  }

  @Test
  void an_override_wins_over_its_shift_for_as_long_as_it_lasts() {
    var cover = new ShiftOverride(1, CLEO, span("2026-09-04T00:00:00Z", "2026-09-05T00:00:00Z"));

    assertThat(stints(cover))
        .extracting(Stint::duty)
        .containsExactly(
            new Duty(ADA, span("2026-09-02T17:00:00Z", "2026-09-04T00:00:00Z")),
            new Duty(CLEO, cover.span(), Optional.of(ADA)),
            new Duty(ADA, span("2026-09-05T00:00:00Z", "2026-09-09T17:00:00Z")),
            new Duty(BEN, BENS.span()));
    assertThat(OnCallPolicy.nextAfter(Instant.parse("2026-09-03T00:00:00Z"), stints(cover)))
        .map(Stint::person)
        .contains(CLEO);
  }

  @Test
  void an_override_of_a_whole_shift_leaves_nothing_of_it() {
    var cover = new ShiftOverride(2, CLEO, BENS.span());

    assertThat(stints(cover))
        .extracting(Stint::duty)
        .containsExactly(new Duty(ADA, ADAS.span()), new Duty(CLEO, BENS.span(), Optional.of(BEN)));
  }
}
