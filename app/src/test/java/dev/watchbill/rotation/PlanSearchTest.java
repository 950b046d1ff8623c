package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.PlanPolicy.OpenSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** On small rosters the search finds what trying everything finds. */
class PlanSearchTest {
  private static final int SLOTS = 7;
  private static final Changeover WEEKLY =
      new Changeover(LocalDateTime.parse("2026-09-02T10:00"), 1, ZoneId.of("America/Los_Angeles"));

  record Case(
      List<RosterMember> members,
      Map<PersonId, Long> served,
      Optional<String> latestGroup,
      Map<Long, PersonId> planned) {}

  /** What speaks against a plan, the gravest first. */
  record Cost(int sameGroup, int moved, long impatience) {
    static final Comparator<Cost> ORDER =
        Comparator.comparingInt(Cost::sameGroup)
            .thenComparingInt(Cost::moved)
            .thenComparingLong(Cost::impatience);
  }

  @Property(tries = 400)
  void the_plan_is_as_good_as_the_best_of_all_plans(@ForAll("cases") Case given) {
    var slots = IntStream.range(0, SLOTS).mapToObj(n -> new OpenSlot(n, WEEKLY.slot(n))).toList();

    List<Turn> found =
        new PlanSearch(given.members, given.served, given.latestGroup, given.planned, true, false)
            .best(slots);

    assertThat(costOf(given, found.stream().map(Turn::person).toList()))
        .isEqualTo(bestOfAll(given, new ArrayList<>()));
  }

  private static Cost bestOfAll(Case given, List<PersonId> chosen) {
    if (chosen.size() == SLOTS) {
      return costOf(given, chosen);
    }
    return fair(given, chosen).stream()
        .map(
            person -> {
              var longer = new ArrayList<>(chosen);
              longer.add(person);
              return bestOfAll(given, longer);
            })
        .min(Cost.ORDER)
        .orElseThrow();
  }

  private static List<PersonId> fair(Case given, List<PersonId> chosen) {
    List<PersonId> eligible = eligible(given, chosen.size());
    var early = new HashMap<PersonId, Long>();
    for (PersonId person : eligible) {
      long gap = chosen.size() - lastServed(given, chosen, person);
      early.put(person, Math.max(0, eligible.size() - gap));
    }
    long least = early.values().stream().min(Long::compare).orElseThrow();
    return eligible.stream().filter(person -> early.getOrDefault(person, 0L) == least).toList();
  }

  private static List<PersonId> eligible(Case given, int slot) {
    return given.members.stream()
        .filter(member -> member.eligibleAt(WEEKLY.handoff(slot)))
        .map(RosterMember::person)
        .toList();
  }

  private static long lastServed(Case given, List<PersonId> chosen, PersonId person) {
    int last = chosen.lastIndexOf(person);
    return last >= 0 ? last : given.served.getOrDefault(person, -1000L);
  }

  private static Cost costOf(Case given, List<PersonId> people) {
    int sameGroup = 0;
    int moved = 0;
    long impatience = 0;
    String before = given.latestGroup.orElse("");
    for (int slot = 0; slot < people.size(); slot++) {
      PersonId person = people.get(slot);
      List<PersonId> chosen = people.subList(0, slot);
      String group =
          given.members.stream()
              .filter(m -> m.person().equals(person))
              .findFirst()
              .orElseThrow()
              .group();
      sameGroup += group.equals(before) ? 1 : 0;
      before = group;
      moved += person.equals(given.planned.getOrDefault((long) slot, person)) ? 0 : 1;
      List<PersonId> byRecency =
          eligible(given, slot).stream()
              .sorted(Comparator.comparingLong(p -> lastServed(given, chosen, p)))
              .toList();
      impatience += byRecency.indexOf(person);
    }
    return new Cost(sameGroup, moved, impatience);
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<List<RosterMember>> rosters =
        Combinators.combine(
                Arbitraries.of("a", "b", "c").list().ofSize(5),
                Arbitraries.of(0, 0, 0, 2, 4).list().ofSize(4),
                Arbitraries.integers().between(1, 5))
            .as(
                (groups, slots, size) ->
                    IntStream.range(0, size)
                        .mapToObj(
                            i ->
                                new RosterMember(
                                    new PersonId("p" + i),
                                    groups.get(i),
                                    LocalDate.EPOCH,
                                    i == 0 ? Instant.EPOCH : WEEKLY.handoff(slots.get(i - 1))))
                        .toList());
    Arbitrary<Map<PersonId, Long>> histories =
        Arbitraries.maps(people(), Arbitraries.longs().between(-6, -1)).ofMaxSize(5);
    Arbitrary<Map<Long, PersonId>> plans =
        Arbitraries.maps(Arbitraries.longs().between(0, SLOTS - 1), people()).ofMaxSize(SLOTS);
    return Combinators.combine(
            rosters, histories, Arbitraries.of("a", "b", "c", "").map(Optional::of), plans)
        .as(Case::new);
  }

  private static Arbitrary<PersonId> people() {
    return Arbitraries.integers().between(0, 5).map(i -> new PersonId("p" + i));
  }
}
