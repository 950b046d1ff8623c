package dev.watchbill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.exemption.Exemption;
import dev.watchbill.exemption.Kind;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Phase;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.github.Merging.Requirement;
import dev.watchbill.platform.mergefreeze.MergeFreeze.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GatePolicyTest {
  private static final Instant NOW = Instant.parse("2026-12-15T17:00:00Z");
  private static final Duration EVERY = Duration.ofMinutes(1);
  private final GateWords words = new GateWords(ZoneId.of("America/Los_Angeles"));

  @Property(tries = 1000)
  void whatever_is_found_in_merge_freeze_one_call_makes_it_as_it_is_wished_or_it_is_somebody_elses(
      @ForAll("wishes") Wish wish, @ForAll("found") Standing found, @ForAll("known") Known known) {
    var step = GatePolicy.mergeFreeze(wish, known, found);
    if (step.act()) {
      var set =
          new Standing(
              wish.isHeld(),
              Optional.of(GatePolicy.OURS),
              Optional.of(wish.isHeld() ? wish.numbers() : List.of()));
      var afterwards =
          new Known(wish.freeze().map(Freeze::id), wish.numbers(), known.contradicted());
      assertThat(GatePolicy.mergeFreeze(wish, afterwards, set)).isEqualTo(GatePolicy.Step.NOTHING);
    } else if (wish.isHeld()) {
      assertThat(found.frozen()).isTrue();
      assertThat(Set.copyOf(found.unblocked().orElseThrow())).isEqualTo(Set.copyOf(wish.numbers()));
    } else {
      assertThat(found.frozen() && found.by().equals(Optional.of(GatePolicy.OURS))).isFalse();
    }
    if (step.drift().isPresent()) {
      assertThat(known.heldFor(wish)).isTrue();
    }
  }

  @Property(tries = 1000)
  void once_it_is_said_only_exempt_commits_are_green_and_nothing_is_said_twice(
      @ForAll("wishes") Wish wish, @ForAll("said") List<SaidStatus> before) {
    Map<String, SaidStatus> said =
        before.stream()
            .collect(
                Collectors.toMap(
                    SaidStatus::head, it -> it, (one, other) -> one, LinkedHashMap::new));
    var all = new ArrayList<SaidStatus>();
    all.addAll(StatusPolicy.stale(wish, List.copyOf(said.values()), this::red, NOW));
    all.addAll(StatusPolicy.fresh(wish, List.copyOf(said.values()), words::exempt, NOW));
    assertThat(all).extracting(SaidStatus::head).doesNotHaveDuplicates();
    all.forEach(it -> said.put(it.head(), it.confirmedAt(NOW)));
    List<SaidStatus> after = List.copyOf(said.values());
    assertThat(StatusPolicy.stale(wish, after, this::red, NOW)).isEmpty();
    assertThat(StatusPolicy.fresh(wish, after, words::exempt, NOW)).isEmpty();
    Set<String> exempt =
        wish.exempt().stream().flatMap(it -> it.commit().stream()).collect(Collectors.toSet());
    assertThat(after.stream().filter(it -> it.green() && !it.queued()).map(SaidStatus::head))
        .isSubsetOf(exempt);
  }

  @Test
  void what_fails_is_tried_again_soon_while_it_matters() {
    assertThat(GatePolicy.retry(1, true, EVERY)).isEqualTo(Duration.ofSeconds(15));
    assertThat(GatePolicy.retry(99, true, EVERY)).isEqualTo(EVERY);
    assertThat(GatePolicy.retry(99, false, EVERY)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void what_is_written_elsewhere_fits_and_says_why() {
    var wish = new Wish(Optional.of(freeze()), List.of());
    assertThat(words.frozen(wish, 12))
        .isEqualTo("Frozen until Wed 16 Dec 17:00 PST: ask with /unfreeze 12");
    for (Kind kind : Kind.values()) {
      assertThat(words.exempt(exemption(1, Optional.empty(), kind)))
          .startsWith("Exempt: ")
          .containsPattern("R2[68]")
          .hasSizeLessThanOrEqualTo(GateWords.LONGEST);
    }
  }

  private String red(int number) {
    return "Frozen: ask with /unfreeze " + number;
  }

  @Test
  void a_rule_of_ours_is_switched_off_even_if_the_check_is_called_otherwise_by_now() {
    var found = new Requirement(false, false, List.of());
    var held = new Known(Optional.of(1L), List.of(), 0);
    assertThat(GatePolicy.requirement(Wish.NONE, held, found).act()).isTrue();
    assertThat(GatePolicy.requirement(Wish.NONE, Known.NOTHING, found).act()).isFalse();
  }

  @Provide
  Arbitrary<Wish> wishes() {
    var exempt =
        Combinators.combine(Arbitraries.integers().between(1, 5), heads().optional())
            .as(GatePolicyTest::exemption)
            .list()
            .ofMaxSize(5);
    return Combinators.combine(Arbitraries.of(true, false), exempt)
        .as(
            (held, list) ->
                held
                    ? new Wish(Optional.of(freeze()), list)
                    : new Wish(Optional.empty(), List.of()));
  }

  @Provide
  Arbitrary<Standing> found() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of("Zoe", GatePolicy.OURS).optional(),
            Arbitraries.integers().between(1, 5).list().ofMaxSize(4).optional())
        .as(Standing::new);
  }

  @Provide
  Arbitrary<Known> known() {
    return Combinators.combine(
            Arbitraries.of(7L, 8L).optional(),
            Arbitraries.integers().between(1, 5).list().uniqueElements().ofMaxSize(4),
            Arbitraries.integers().between(0, 4))
        .as(Known::new);
  }

  @Provide
  Arbitrary<List<SaidStatus>> said() {
    return Combinators.combine(
            heads(),
            Arbitraries.integers().between(1, 5),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(
            (head, number, green, confirmed) ->
                new SaidStatus(head, number, false, green, "Exempt: bug fix (R26)", confirmed, NOW))
        .list()
        .ofMaxSize(6);
  }

  private static Arbitrary<String> heads() {
    return Arbitraries.of("aaa", "bbb", "ccc", "ddd", "eee");
  }

  private static Exemption exemption(int number, Optional<String> commit) {
    return exemption(number, commit, Kind.BUG);
  }

  private static Exemption exemption(int number, Optional<String> commit, Kind kind) {
    return new Exemption(
        number, 7, number, commit, Optional.empty(), kind, false, new PersonId("URAE"), NOW);
  }

  static Freeze freeze() {
    return new Freeze(
        7,
        Optional.of(1L),
        Optional.of("4.60.0"),
        Optional.empty(),
        NOW,
        "watchbill",
        Optional.empty(),
        Optional.of(Instant.parse("2026-12-17T01:00:00Z")),
        Phase.FROZEN,
        Optional.empty());
  }
}
