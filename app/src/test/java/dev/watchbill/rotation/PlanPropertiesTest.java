package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.PlanPolicy.Plan;
import dev.watchbill.rotation.PlanPolicy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any roster, whatever is done to it, wherever it lives. */
class PlanPropertiesTest {

  /** Something that happens to a roster, after some time has passed. */
  record Happening(Duration later, int person, boolean joins, Duration untilEligible) {}

  record Life(ZoneId zone, LocalDateTime anchor, int weeks, List<Happening> happenings) {}

  /** A rotation in memory, which carries out its plans as the real one does. */
  private static final class Rotation {
    final PlanPolicy policy;
    Instant now;
    final List<RosterMember> members = new ArrayList<>();
    List<Turn> begun = new ArrayList<>();
    List<Turn> planned = new ArrayList<>();

    Rotation(Life life) {
      policy =
          new PlanPolicy(
              new Changeover(life.anchor, life.weeks, life.zone), true, Period.ofWeeks(12));
      now = life.anchor.atZone(life.zone).toInstant();
    }

    void passes(Duration time) {
      Instant target = now.plus(time);
      while (now.isBefore(target)) {
        now = earliest(target, now.plus(Duration.ofDays(5)));
        planned.stream().filter(turn -> !turn.span().start().isAfter(now)).forEach(begun::add);
        planned.removeIf(turn -> !turn.span().start().isAfter(now));
        carryOut(policy.extended(situation()));
      }
    }

    Situation situation() {
      return new Situation(now, List.copyOf(members), List.copyOf(begun), List.copyOf(planned));
    }

    void happens(Happening happening) {
      passes(happening.later);
      var person = new PersonId("p" + happening.person);
      boolean there = members.stream().anyMatch(m -> m.person().equals(person));
      if (happening.joins && !there) {
        members.add(
            new RosterMember(
                person,
                "group" + happening.person % 2,
                LocalDate.EPOCH,
                now.plus(happening.untilEligible)));
      } else if (!happening.joins) {
        members.removeIf(m -> m.person().equals(person));
      }
      carryOut(policy.replanned(situation()));
    }

    private void carryOut(Plan plan) {
      if (plan.endsCurrent()) {
        Turn current = begun.remove(begun.size() - 1);
        if (current.span().start().isBefore(now)) {
          begun.add(
              new Turn(current.person(), current.group(), new Span(current.span().start(), now)));
        }
      }
      planned = new ArrayList<>(plan.turns());
      planned.stream().filter(turn -> turn.span().start().equals(now)).forEach(begun::add);
      planned.removeIf(turn -> turn.span().start().equals(now));
    }

    List<Turn> all() {
      var all = new ArrayList<>(begun);
      all.addAll(planned);
      return all;
    }
  }

  private static Instant earliest(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  @Provide
  Arbitrary<Life> lives() {
    Arbitrary<Happening> happenings =
        Combinators.combine(
                Arbitraries.integers().between(0, 60 * 24 * 20),
                Arbitraries.integers().between(0, 5),
                Arbitraries.of(true, true, false),
                Arbitraries.integers().between(-10, 25))
            .as(
                (minutes, person, joins, days) ->
                    new Happening(
                        Duration.ofMinutes(minutes), person, joins, Duration.ofDays(days)));
    return Combinators.combine(
            HostileZones.any(),
            Arbitraries.of(
                "2011-11-25T10:00", "2026-02-01T02:30", "2026-02-28T00:00", "2026-09-23T23:45"),
            Arbitraries.of(1, 1, 2),
            happenings.list().ofMinSize(1).ofMaxSize(12))
        .as(
            (zone, anchor, weeks, list) ->
                new Life(zone, LocalDateTime.parse(anchor), weeks, list));
  }

  @Property(tries = 300)
  void never_two_people_and_never_nobody_while_somebody_is_eligible(@ForAll("lives") Life life) {
    var rotation = new Rotation(life);
    for (Happening happening : life.happenings) {
      rotation.happens(happening);

      List<Turn> all = rotation.all();
      for (int i = 1; i < all.size(); i++) {
        assertThat(all.get(i).span().start()).isAfterOrEqualTo(all.get(i - 1).span().end());
      }
      assertThat(rotation.planned)
          .allSatisfy(turn -> assertThat(turn.span().start()).isAfter(rotation.now));
      Instant end = rotation.now.atZone(life.zone).plus(rotation.policy.horizon()).toInstant();
      for (Instant t = rotation.now; t.isBefore(end); t = t.plus(Duration.ofHours(7))) {
        Instant instant = t;
        boolean anybody = rotation.members.stream().anyMatch(m -> m.eligibleAt(instant));
        assertThat(all.stream().filter(turn -> turn.span().contains(instant)).count())
            .as("on call at %s", instant)
            .isEqualTo(anybody ? 1 : 0);
      }
    }
  }

  @Property(tries = 200)
  void what_was_worked_never_changes(@ForAll("lives") Life life) {
    var rotation = new Rotation(life);
    for (Happening happening : life.happenings) {
      rotation.passes(happening.later);
      List<Turn> before = List.copyOf(rotation.begun);
      rotation.happens(
          new Happening(Duration.ZERO, happening.person, happening.joins, happening.untilEligible));

      for (Turn turn : before) {
        if (!turn.span().end().isAfter(rotation.now)) {
          assertThat(rotation.begun).contains(turn);
        } else if (rotation.members.stream().anyMatch(m -> m.person().equals(turn.person()))) {
          assertThat(rotation.begun).contains(turn);
        }
      }
    }
  }

  @Property(tries = 300)
  void nobodys_turn_comes_round_sooner_than_it_must(@ForAll("lives") Life life) {
    var rotation = new Rotation(life);
    for (Happening happening : life.happenings) {
      rotation.happens(happening);

      List<Turn> all = rotation.all();
      for (int i = all.size() - rotation.planned.size(); i < all.size(); i++) {
        Turn chosen = all.get(i);
        Instant start = chosen.span().start();
        var eligible = rotation.members.stream().filter(m -> m.eligibleAt(start)).toList();
        var recent = servedInSlotsBefore(rotation, all.subList(0, i), start, eligible.size() - 1);
        assertThat(eligible.stream().map(RosterMember::person)).contains(chosen.person());
        if (recent.contains(chosen.person())) {
          assertThat(recent).containsAll(eligible.stream().map(RosterMember::person).toList());
        }
      }
    }
  }

  private static List<PersonId> servedInSlotsBefore(
      Rotation rotation, List<Turn> earlier, Instant start, int slots) {
    Changeover changeover = rotation.policy.changeover();
    long slot = changeover.slotAt(start);
    return earlier.stream()
        .filter(turn -> changeover.slotAt(turn.span().start()) >= slot - slots)
        .map(Turn::person)
        .distinct()
        .toList();
  }

  @Property(tries = 200)
  void two_groups_of_one_size_alternate_without_fail(
      @ForAll("evenRosters") List<RosterMember> members, @ForAll("zones") ZoneId zone) {
    var changeover = new Changeover(LocalDateTime.parse("2026-09-02T10:00"), 1, zone);
    var policy = new PlanPolicy(changeover, true, Period.ofWeeks(52));

    List<Turn> turns =
        policy
            .replanned(new Situation(changeover.handoff(0), members, List.of(), List.of()))
            .turns();

    for (int i = 1; i < turns.size(); i++) {
      assertThat(turns.get(i).group()).isNotEqualTo(turns.get(i - 1).group());
    }
  }

  @Property(tries = 200)
  void planning_again_when_nothing_changed_moves_nobody(@ForAll("lives") Life life) {
    var rotation = new Rotation(life);
    life.happenings.forEach(rotation::happens);

    assertThat(rotation.policy.replanned(rotation.situation()).turns()).isEqualTo(rotation.planned);
    assertThat(rotation.policy.extended(rotation.situation()).turns()).isEqualTo(rotation.planned);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return HostileZones.any();
  }

  @Provide
  Arbitrary<List<RosterMember>> evenRosters() {
    return Arbitraries.integers()
        .between(1, 10)
        .flatMap(
            half -> {
              List<RosterMember> members =
                  IntStream.range(0, 2 * half)
                      .mapToObj(
                          i ->
                              new RosterMember(
                                  new PersonId("p" + i),
                                  i < half ? "mdm" : "software",
                                  LocalDate.EPOCH,
                                  Instant.EPOCH))
                      .toList();
              return Arbitraries.shuffle(members);
            });
  }
}
