package dev.watchbill.rotation;

import static dev.watchbill.rotation.TestRotations.ADA;
import static dev.watchbill.rotation.TestRotations.BEN;
import static dev.watchbill.rotation.TestRotations.DORA;
import static dev.watchbill.rotation.TestRotations.QUINN;
import static dev.watchbill.rotation.TestRotations.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.RosterAnswer.ConfirmFirst;
import dev.watchbill.rotation.RosterAnswer.Left;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of overrides when the roster changes. */
class OverriddenRosterTest {
  private final TestRotations test = new TestRotations();
  private final Rotations rotations = test.rotations;

  private OnCall developer() {
    return rotations.now().get(0);
  }

  private void covers(PersonId from, PersonId to, Duration start, Duration end) {
    var span = new Span(test.handoff(0).plus(start), test.handoff(0).plus(end));
    test.transactions.run(
        () -> {
          test.overrides.lock("developer");
          for (Stint stint : rotations.stints("developer", span)) {
            test.overrides.give("developer", from, to, List.of(stint.part()));
          }
        });
  }

  private static String shown(String text) {
    return text.replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1");
  }

  private String told(PersonId person) {
    assertThat(test.outbox.to(person)).hasSize(1);
    return shown(test.outbox.to(person).get(0));
  }

  @Test
  void a_stand_in_goes_on_standing_in_when_the_owner_of_the_shift_leaves() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    test.clock.passes(Duration.ofDays(1));
    Instant now = test.clock.instant();
    long shift = test.store.shiftsFrom("developer", now).get(0).id();
    var cover = new Span(now.minus(Duration.ofHours(2)), now.plus(Duration.ofHours(2)));
    test.overrideStore.insert(List.of(new ShiftOverride(shift, DORA, cover)));

    test.remove(BEN);

    assertThat(developer().now())
        .contains(new Duty(DORA, new Span(now, cover.end()), Optional.of(SAM)));
    assertThat(developer().next()).map(Duty::person).contains(SAM);
  }

  @Test
  void what_somebody_took_over_goes_back_to_the_owner_when_they_leave() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    Instant now = test.clock.instant();
    long shift = test.store.shiftsFrom("developer", now).get(0).id();
    test.overrideStore.insert(
        List.of(new ShiftOverride(shift, SAM, new Span(now, now.plus(Duration.ofHours(5))))));
    test.clock.passes(Duration.ofHours(1));

    test.remove(SAM);

    assertThat(developer().now()).map(Duty::person).contains(BEN);
  }

  @Test
  void when_whoever_stands_in_now_leaves_the_owner_is_on_call_and_both_are_told() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(BEN, SAM, Duration.ofDays(1), Duration.ofDays(3));
    covers(BEN, SAM, Duration.ofDays(5), Duration.ofDays(6));
    test.clock.passes(Duration.ofDays(2));
    test.outbox.forget();

    RosterAnswer first = rotations.remove(ADA, "developer", SAM, false, "");
    assertThat(first)
        .isInstanceOfSatisfying(
            ConfirmFirst.class, ask -> assertThat(ask.successor()).map(Duty::person).contains(BEN));
    RosterAnswer second = rotations.remove(ADA, "developer", SAM, true, "");

    assertThat(((Left) second).successor()).map(Duty::person).contains(BEN);
    assertThat(told(BEN))
        .startsWith(
            """
            *You are on call for the developer rotation from now on*, until Wed 9 Sep 2026 10:00 PDT (in 5 days).
            Ada took Sam off the roster.
            • From now on until Sat 5 Sep 2026 10:00 PDT is yours again: Sam does not stand in any more.
            • Mon 7 Sep 2026 10:00 PDT – Tue 8 Sep 2026 10:00 PDT is yours again: Sam does not stand in any more.
            """);
    assertThat(told(SAM))
        .contains(
            "You are not on call any more: Ben took over at once.",
            "What you had taken over from others is theirs again.");
  }

  @Test
  void when_the_owner_leaves_whoever_stands_in_goes_on_and_the_next_one_has_the_rest() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(BEN, DORA, Duration.ofDays(1), Duration.ofDays(3));
    test.clock.passes(Duration.ofDays(2));
    test.outbox.forget();

    assertThat(rotations.remove(ADA, "developer", BEN, false, ""))
        .isInstanceOfSatisfying(Left.class, left -> assertThat(left.successor()).isEmpty());

    assertThat(rotations.stints("developer", new Span(test.handoff(0), test.handoff(1))))
        .extracting(Stint::person)
        .containsExactly(BEN, DORA, DORA, SAM);
    assertThat(told(DORA))
        .startsWith(
            """
            *Who stands in for whom in the developer rotation has changed.*
            Ada took Ben off the roster.
            • From now on until Sat 5 Sep 2026 10:00 PDT: you stand in for Sam now.
            """);
    assertThat(told(SAM))
        .contains(
            "*Your shifts in the developer rotation moved.*",
            "• new: what is left of this shift, until Wed 9 Sep 2026 10:00 PDT (in 5 days)",
            "• From now on until Sat 5 Sep 2026 10:00 PDT: Dora stands in for you.");
    assertThat(told(BEN)).contains("Your planned shifts went to others.");
  }

  @Test
  void an_override_ends_when_whoever_stands_in_gets_that_very_shift() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(SAM, BEN, Duration.ofDays(8), Duration.ofDays(9));
    test.outbox.forget();

    test.remove(SAM);

    assertThat(test.overrideStore.within("developer", new Span(test.handoff(1), test.handoff(2))))
        .isEmpty();
    assertThat(told(BEN))
        .contains(
            "Thu 10 Sep 2026 10:00 PDT – Fri 11 Sep 2026 10:00 PDT: you do not stand in for Sam any more, the shift is your own now.");
  }

  @Test
  void a_cover_stays_with_its_shift_when_that_goes_to_somebody_else() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(SAM, QUINN, Duration.ofDays(8), Duration.ofDays(9));
    test.outbox.forget();

    test.remove(SAM);

    assertThat(rotations.onCallAt("developer", test.handoff(1).plus(Duration.ofHours(25))))
        .map(Duty::person)
        .contains(QUINN);
    assertThat(told(QUINN)).contains("you stand in for Ben now.");
    assertThat(told(BEN)).contains("Quinn stands in for you.");
  }
}
