package dev.watchbill.criticalbug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BugReportFiguresTest {
  private static final Instant NOW = Instant.parse("2026-09-08T17:00:00Z");
  private static final PersonId ADA = new PersonId("UADA");

  @Test
  void times_have_a_median_and_a_slowest_and_tell_how_many_are_still_waited_for() {
    var raised =
        List.of(
            alarm(1, AlarmState.RAISED, -1, -1, -1, -1),
            alarm(2, AlarmState.REJECTED, 10, -1, -1, -1),
            alarm(3, AlarmState.CONFIRMED, 20, 30, -1, -1),
            alarm(4, AlarmState.FIXED, 40, 60, 90, 600),
            alarm(5, AlarmState.WITHDRAWN, -1, -1, -1, -1));

    var figures = BugReportFigures.of(raised, List.of(raised.get(0), raised.get(2)), NOW);

    assertThat(figures.raised()).isEqualTo(5);
    assertThat(figures.confirmed()).isEqualTo(2);
    assertThat(figures.rejected()).isEqualTo(1);
    assertThat(figures.withdrawn()).isEqualTo(1);
    assertThat(figures.answer())
        .isEqualTo(
            new BugReportFigures.Times(
                3,
                Optional.of(Duration.ofMinutes(20)),
                Optional.of(new BugReportFigures.Took(4, Duration.ofMinutes(40))),
                1));
    assertThat(figures.warn())
        .describedAs("counted from the verdict, and alarm 3 is to be warned of yet")
        .isEqualTo(
            new BugReportFigures.Times(
                1,
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(new BugReportFigures.Took(4, Duration.ofMinutes(30))),
                1));
    assertThat(figures.fix().median()).contains(Duration.ofHours(10));
    assertThat(figures.perCriterion()).containsEntry(Criterion.UPGRADE, 5).hasSize(1);
    assertThat(figures.openByState())
        .containsEntry(AlarmState.RAISED, new BugReportFigures.Open(1, Duration.ofDays(1)));

    assertThat(new BugReportMessages().report(figures, 4))
        .contains("5 alarms were raised in the last 4 weeks", "2 critical, 1 not critical")
        .contains("median 20 minutes, slowest 40 minutes (alarm 4), 1 not yet")
        .contains("prevents upgrades (5)")
        .contains("*Open now:* 1 waiting for product (raised 24 hours ago)");
  }

  @Test
  void of_an_even_number_the_median_is_between_the_two_in_the_middle() {
    var raised =
        List.of(
            alarm(1, AlarmState.REJECTED, 10, -1, -1, -1),
            alarm(2, AlarmState.REJECTED, 30, -1, -1, -1));
    assertThat(BugReportFigures.of(raised, List.of(), NOW).answer().median())
        .contains(Duration.ofMinutes(20));
  }

  @Test
  void a_quiet_time_is_said_to_be_quiet() {
    assertThat(new BugReportMessages().report(BugReportFigures.of(List.of(), List.of(), NOW), 1))
        .isEqualTo("*No alarm was raised in the last week.*\n*Open now:* none.");
  }

  /** Raised a day ago; the others so many minutes later, or never. */
  private static Alarm alarm(
      long id, AlarmState state, int answered, int confirmed, int warned, int fixed) {
    return new Alarm(
        id,
        new BugReport(
            "https://b.example/" + id,
            Optional.empty(),
            "It fails",
            Set.of(Criterion.UPGRADE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Source.US,
            Optional.empty()),
        ADA,
        NOW.minus(Duration.ofDays(1)),
        state,
        Optional.empty(),
        at(answered),
        at(confirmed).map(act -> new Alarm.Confirmation(act, "It works", "mdm")),
        Optional.empty(),
        Optional.empty(),
        at(fixed).map(act -> new Alarm.Fix(act, "4.61")),
        at(warned).map(Alarm.Act::at),
        Optional.empty());
  }

  private static Optional<Alarm.Act> at(int minutes) {
    return minutes < 0
        ? Optional.empty()
        : Optional.of(
            new Alarm.Act(ADA, NOW.minus(Duration.ofDays(1)).plus(Duration.ofMinutes(minutes))));
  }
}
