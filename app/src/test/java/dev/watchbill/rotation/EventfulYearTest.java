package dev.watchbill.rotation;

import static dev.watchbill.rotation.TestRotations.ADA;
import static dev.watchbill.rotation.TestRotations.BEN;
import static dev.watchbill.rotation.TestRotations.DORA;
import static dev.watchbill.rotation.TestRotations.LONG_AGO;
import static dev.watchbill.rotation.TestRotations.QUINN;
import static dev.watchbill.rotation.TestRotations.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A long row of changes through the real use cases, on Postgres: what {@link
 * OverridePropertiesTest} tries with many more of them on the policies alone.
 */
class EventfulYearTest {
  private static final String NAME = "developer";
  private static final List<PersonId> PEOPLE = List.of(BEN, SAM, DORA, QUINN, ADA);
  private static final int CHANGES = 20;

  private final TestRotations test = new TestRotations();

  @ParameterizedTest
  @CsvSource({
    "Australia/Lord_Howe, 2026-03-25T02:15, 1",
    "Pacific/Apia, 2011-12-21T10:00, 2",
    "Africa/Casablanca, 2026-02-11T02:30, 3"
  })
  void somebody_is_always_on_call_and_what_was_worked_never_changes(
      ZoneId zone, LocalDateTime anchor, long seed) {
    var rules =
        new RotationRules(
            NAME,
            "oncall",
            new PlanPolicy(new Changeover(anchor, 1, zone), true, Period.ofWeeks(6)),
            Period.ofWeeks(3));
    Rotations rotations = test.over(List.of(rules));
    Instant begin = anchor.atZone(zone).toInstant();
    test.clock.set(begin);
    var random = new Random(seed);
    rotations.add(ADA, NAME, BEN, "mdm", LONG_AGO.minusYears(20), "");

    for (int i = 0; i < CHANGES; i++) {
      test.clock.passes(Duration.ofMinutes(random.nextInt(60 * 24 * 6)));
      Instant now = test.clock.instant().truncatedTo(ChronoUnit.MICROS);
      rotations.keepPlanned();
      List<Duty> worked = worked(rotations, begin, now);
      change(rotations, random, now);

      assertThat(worked(rotations, begin, now)).as("change %d", i).isEqualTo(worked);
      boolean anybody = !rotations.roster(NAME).isEmpty();
      Instant end = now.atZone(zone).plusWeeks(6).toInstant();
      List<Stint> stints = rotations.stints(NAME, new Span(now, end));
      Instant at = now;
      for (Stint stint : stints) {
        assertThat(stint.span().start()).as("change %d", i).isEqualTo(at);
        at = stint.span().end();
      }
      assertThat(at).as("change %d", i).isEqualTo(anybody ? end : now);
    }
  }

  private void change(Rotations rotations, Random random, Instant now) {
    PersonId person = PEOPLE.get(random.nextInt(PEOPLE.size()));
    // Whole, also what has begun: what is past of it must stay as it is.
    var about = new Span(now.minus(Duration.ofDays(7)), now.plus(Duration.ofDays(30)));
    List<Stint> ahead =
        rotations.stints(NAME, about).stream().filter(s -> s.span().end().isAfter(now)).toList();
    int what = random.nextInt(8);
    if (what < 2 || ahead.isEmpty()) {
      String group = PEOPLE.indexOf(person) % 2 == 0 ? "mdm" : "software";
      rotations.add(ADA, NAME, person, group, LONG_AGO.minusYears(20), "");
    } else if (what == 2) {
      rotations.remove(ADA, NAME, person, true, "");
    } else {
      Stint stint = ahead.get(random.nextInt(ahead.size()));
      PersonId to = what == 3 ? stint.owner() : person;
      Duration length = stint.span().length();
      var part =
          what % 2 == 0
              ? new Span(
                  stint.span().start().plus(length.dividedBy(3)).truncatedTo(ChronoUnit.MICROS),
                  stint.span().end())
              : stint.span();
      test.transactions.run(
          () -> {
            test.overrides.lock(NAME);
            test.overrides.give(
                NAME, stint.person(), to, List.of(new ShiftPart(stint.shift(), part)));
          });
    }
  }

  /** Who was on call when until now, whatever the shifts and overrides that say so. */
  private static List<Duty> worked(Rotations rotations, Instant begin, Instant now) {
    if (!begin.isBefore(now)) {
      return List.of();
    }
    var worked = new ArrayList<Duty>();
    for (Stint stint : rotations.stints(NAME, new Span(begin, now))) {
      int last = worked.size() - 1;
      boolean goesOn =
          last >= 0
              && worked.get(last).person().equals(stint.person())
              && worked.get(last).span().end().equals(stint.span().start());
      if (goesOn) {
        worked.set(
            last,
            new Duty(
                stint.person(), new Span(worked.get(last).span().start(), stint.span().end())));
      } else {
        worked.add(new Duty(stint.person(), stint.span()));
      }
    }
    return worked;
  }
}
