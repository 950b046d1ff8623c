package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.PlanPolicy.Plan;
import dev.watchbill.rotation.PlanPolicy.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanPolicyTest {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final Changeover WEDNESDAYS =
      new Changeover(LocalDateTime.parse("2026-09-02T10:00"), 1, PACIFIC);
  private static final PlanPolicy SIX_WEEKS = new PlanPolicy(WEDNESDAYS, true, Period.ofWeeks(6));

  private static final Instant HANDOFF = WEDNESDAYS.handoff(0);
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private static RosterMember member(String name, String group) {
    return member(name, group, LONG_AGO);
  }

  private static RosterMember member(String name, String group, Instant eligibleFrom) {
    return new RosterMember(new PersonId(name), group, LocalDate.of(2020, 1, 1), eligibleFrom);
  }

  private static Turn turn(RosterMember member, long slot) {
    return new Turn(member.person(), member.group(), WEDNESDAYS.slot(slot));
  }

  private static String people(List<Turn> turns) {
    return turns.stream().map(turn -> turn.person().value()).collect(Collectors.joining(" "));
  }

  private static Plan firstPlan(Instant now, RosterMember... members) {
    return SIX_WEEKS.replanned(new Situation(now, List.of(members), List.of(), List.of()));
  }

  @Test
  void nobody_is_planned_while_the_roster_is_empty() {
    assertThat(firstPlan(HANDOFF).turns()).isEmpty();
  }

  @Test
  void into_an_empty_roster_the_first_eligible_person_is_on_call_at_once() {
    Instant friday = HANDOFF.plusSeconds(2 * 86_400);

    Plan plan = firstPlan(friday, member("ada", "mdm"));

    assertThat(plan.turns().get(0).span()).isEqualTo(new Span(friday, WEDNESDAYS.handoff(1)));
    assertThat(plan.turns()).hasSize(7);
  }

  @Test
  void a_newcomer_to_an_empty_roster_starts_at_the_instant_of_becoming_eligible_R2() {
    Instant eligible = HANDOFF.plusSeconds(9 * 86_400);

    Plan plan = firstPlan(HANDOFF, member("ada", "mdm", eligible));

    assertThat(plan.turns().get(0).span()).isEqualTo(new Span(eligible, WEDNESDAYS.handoff(2)));
  }

  @Test
  void neighbouring_shifts_alternate_between_groups_R2() {
    Plan plan =
        firstPlan(
            HANDOFF,
            member("ada", "mdm"),
            member("abe", "mdm"),
            member("sue", "software"),
            member("sam", "software"));

    assertThat(people(plan.turns())).isEqualTo("ada sue abe sam ada sue");
  }

  @Test
  void groups_do_not_matter_where_the_rotation_does_not_alternate_them() {
    var policy = new PlanPolicy(WEDNESDAYS, false, Period.ofWeeks(4));

    Plan plan =
        policy.replanned(
            new Situation(
                HANDOFF,
                List.of(member("ada", "mdm"), member("abe", "mdm"), member("sue", "software")),
                List.of(),
                List.of()));

    assertThat(people(plan.turns())).isEqualTo("ada abe sue ada");
  }

  @Test
  void a_newcomer_serves_as_soon_as_eligible_and_nobody_sooner_than_before() {
    var ada = member("ada", "mdm");
    var ben = member("ben", "software");
    var newcomer = member("new", "mdm", WEDNESDAYS.handoff(2));

    Plan plan =
        SIX_WEEKS.replanned(
            new Situation(
                HANDOFF,
                List.of(ada, ben, newcomer),
                List.of(turn(ada, 0)),
                List.of(turn(ben, 1), turn(ada, 2), turn(ben, 3), turn(ada, 4), turn(ben, 5))));

    assertThat(plan.endsCurrent()).isFalse();
    assertThat(people(plan.turns())).isEqualTo("ben new ada ben new");
  }

  @Test
  void when_the_one_on_call_leaves_the_next_takes_the_rest_of_the_shift_at_once() {
    var ada = member("ada", "mdm");
    var ben = member("ben", "software");
    var cleo = member("cleo", "software");
    Instant friday = HANDOFF.plusSeconds(2 * 86_400);

    Plan plan =
        SIX_WEEKS.replanned(
            new Situation(
                friday,
                List.of(ben, cleo),
                List.of(turn(ada, 0)),
                List.of(turn(ben, 1), turn(cleo, 2), turn(ada, 3), turn(ben, 4))));

    assertThat(plan.endsCurrent()).isTrue();
    assertThat(plan.turns().get(0).span()).isEqualTo(new Span(friday, WEDNESDAYS.handoff(1)));
    assertThat(people(plan.turns())).startsWith("cleo ben cleo ben");
  }

  @Test
  void the_plan_is_continued_to_the_horizon_without_moving_anybody() {
    var ada = member("ada", "mdm");
    var ben = member("ben", "mdm");
    var cleo = member("cleo", "software");
    var planned = List.of(turn(cleo, 1), turn(ben, 2), turn(ada, 3));

    Plan plan =
        SIX_WEEKS.extended(
            new Situation(HANDOFF, List.of(ada, ben, cleo), List.of(turn(ada, 0)), planned));

    assertThat(plan.turns()).startsWith(planned.toArray(Turn[]::new)).hasSize(5);
  }

  @Test
  void when_the_configured_day_moves_the_order_stays_and_the_shift_in_progress_too() {
    var ada = member("ada", "mdm");
    var ben = member("ben", "software");
    var cleo = member("cleo", "mdm");
    var mondays = new Changeover(LocalDate.of(2026, 8, 31).atTime(LocalTime.of(9, 0)), 1, PACIFIC);
    var policy = new PlanPolicy(mondays, true, Period.ofWeeks(4));

    Plan plan =
        policy.extended(
            new Situation(
                HANDOFF,
                List.of(ada, ben, cleo),
                List.of(turn(ada, 0)),
                List.of(turn(ben, 1), turn(cleo, 2), turn(ada, 3))));

    assertThat(plan.endsCurrent()).isFalse();
    assertThat(plan.turns().get(0).span())
        .isEqualTo(new Span(WEDNESDAYS.handoff(1), mondays.handoff(2)));
    assertThat(people(plan.turns())).startsWith("ben cleo ada");
  }

  @Test
  void nobody_is_put_on_call_for_the_hour_by_which_the_handoff_moved() {
    var ada = member("ada", "mdm");
    var ben = member("ben", "software");
    var atEleven = new Changeover(LocalDateTime.parse("2026-09-02T11:00"), 1, PACIFIC);
    var policy = new PlanPolicy(atEleven, true, Period.ofWeeks(4));
    Instant friday = HANDOFF.plusSeconds(2 * 86_400);

    Plan plan =
        policy.extended(
            new Situation(
                friday,
                List.of(ada, ben),
                List.of(turn(ada, 0)),
                List.of(turn(ben, 1), turn(ada, 2), turn(ben, 3))));

    assertThat(plan.turns().get(0).span())
        .isEqualTo(new Span(WEDNESDAYS.handoff(1), atEleven.handoff(2)));
    assertThat(people(plan.turns())).startsWith("ben ada ben");
  }

  @Test
  void twelve_and_eight_alternate_for_as_long_as_there_are_two_groups_left() {
    var members =
        IntStream.range(0, 20)
            .mapToObj(i -> member("p" + (char) ('a' + i), i < 12 ? "mdm" : "software"))
            .toList();
    var year = new PlanPolicy(WEDNESDAYS, true, Period.ofWeeks(52));

    Plan plan = year.replanned(new Situation(HANDOFF, members, List.of(), List.of()));

    long neighbours =
        IntStream.range(1, plan.turns().size())
            .filter(i -> plan.turns().get(i).group().equals(plan.turns().get(i - 1).group()))
            .count();
    assertThat(plan.turns()).hasSize(52);
    // Four a round are unavoidable, and two rounds and a half fit.
    assertThat(neighbours).isBetween(8L, 9L);
  }
}
