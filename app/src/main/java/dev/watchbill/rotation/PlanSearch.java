package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.PlanPolicy.OpenSlot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plan that {@link PlanPolicy} describes: slot by slot, it keeps the best beginnings
 * only. Of two beginnings after which everybody served last in the same slots the worse is dropped,
 * which loses nothing; so for five people or fewer the answer is the best there is. For more, the
 * most promising {@value #WIDTH} are carried on.
 */
final class PlanSearch {
  private static final int WIDTH = 200;

  /** Long before any slot, and far from overflowing. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private static final Comparator<Path> BEST =
      Comparator.comparingInt(Path::sameGroup)
          .thenComparingInt(Path::moved)
          .thenComparingLong(Path::impatience);

  private final List<RosterMember> members;
  private final Map<PersonId, Long> served;
  private final Optional<String> latestGroup;
  private final Map<Long, PersonId> planned;
  private final boolean alternateGroups;
  private final boolean keep;

  /**
   * @param served the last slot in which each person served
   * @param latestGroup the group of whoever serves before the first slot
   * @param planned who was to serve in a slot so far
   * @param keep whether they keep it wherever fairness allows
   */
  PlanSearch(
      List<RosterMember> members,
      Map<PersonId, Long> served,
      Optional<String> latestGroup,
      Map<Long, PersonId> planned,
      boolean alternateGroups,
      boolean keep) {
    this.members = members;
    this.served = served;
    this.latestGroup = latestGroup;
    this.planned = planned;
    this.alternateGroups = alternateGroups;
    this.keep = keep;
  }

  /** One turn for each slot, at whose start somebody must be eligible. */
  List<Turn> best(List<OpenSlot> slots) {
    List<Path> paths = List.of(beginning());
    for (int i = 0; i < slots.size(); i++) {
      Optional<OpenSlot> next =
          i + 1 < slots.size() ? Optional.of(slots.get(i + 1)) : Optional.empty();
      paths = mostPromising(continued(paths, slots.get(i)), next);
    }
    return paths.stream().min(BEST).orElseThrow().turns();
  }

  private Path beginning() {
    long[] last = members.stream().mapToLong(m -> served.getOrDefault(m.person(), NEVER)).toArray();
    return new Path(new Reached(last, latestGroup.orElse("")), 0, 0, 0, null, null);
  }

  private List<Path> continued(List<Path> paths, OpenSlot slot) {
    var best = new LinkedHashMap<Reached, Path>();
    for (Path path : paths) {
      for (int member : choice(path, slot)) {
        Path longer = step(path, slot, member);
        best.merge(longer.reached, longer, (a, b) -> BEST.compare(b, a) < 0 ? b : a);
      }
    }
    return new ArrayList<>(best.values());
  }

  private Path step(Path path, OpenSlot slot, int index) {
    RosterMember member = members.get(index);
    boolean sameGroup = alternateGroups && member.group().equals(path.reached.group);
    PersonId before = planned.get(slot.number());
    boolean moved = before != null && !before.equals(member.person());
    return new Path(
        path.reached.then(index, slot.number(), member.group()),
        path.sameGroup + (sameGroup ? 1 : 0),
        path.moved + (moved ? 1 : 0),
        path.impatience + lessRecent(path, slot, index),
        path,
        new Turn(member.person(), member.group(), slot.span()));
  }

  /** Who may serve in the slot by the rule that nobody's turn comes round too soon. */
  private int[] choice(Path path, OpenSlot slot) {
    int[] eligible = eligible(slot).toArray();
    long wait = eligible.length;
    long leastEarly =
        Arrays.stream(eligible)
            .mapToLong(i -> early(path, slot, i, wait))
            .min()
            .orElseThrow(() -> new IllegalArgumentException("nobody is eligible at " + slot));
    int[] fair =
        Arrays.stream(eligible).filter(i -> early(path, slot, i, wait) == leastEarly).toArray();
    PersonId before = planned.get(slot.number());
    return keep && before != null
        ? Arrays.stream(fair)
            .filter(i -> members.get(i).person().equals(before))
            .boxed()
            .findFirst()
            .map(i -> new int[] {i})
            .orElse(fair)
        : fair;
  }

  private IntStream eligible(OpenSlot slot) {
    return IntStream.range(0, members.size())
        .filter(i -> members.get(i).eligibleAt(slot.span().start()));
  }

  /** By how many slots a member's turn would come round too soon. */
  private static long early(Path path, OpenSlot slot, int member, long wait) {
    return Math.max(0, wait - (slot.number() - path.reached.last[member]));
  }

  /** How many could serve who have not for longer, or are earlier on the roster. */
  private long lessRecent(Path path, OpenSlot slot, int member) {
    long[] last = path.reached.last;
    return eligible(slot)
        .filter(i -> last[i] < last[member] || (last[i] == last[member] && i < member))
        .count();
  }

  private List<Path> mostPromising(List<Path> paths, Optional<OpenSlot> next) {
    if (paths.size() <= WIDTH) {
      return paths;
    }
    var prospects = new HashMap<Path, Integer>();
    paths.forEach(path -> prospects.put(path, next.map(n -> comingNeighbours(path, n)).orElse(0)));
    var kept = new ArrayList<>(paths);
    kept.sort(
        Comparator.<Path>comparingInt(path -> path.sameGroup + prospects.getOrDefault(path, 0))
            .thenComparing(BEST));
    // What was planned stays in the running, so that planning again never makes things worse.
    Optional<Path> asPlanned = kept.stream().filter(path -> path.moved == 0).min(BEST);
    var chosen = new ArrayList<>(kept.subList(0, WIDTH));
    asPlanned.filter(path -> !chosen.contains(path)).ifPresent(chosen::add);
    return chosen;
  }

  /**
   * How many neighbours of one group are to be expected until those whose turn it is have served:
   * six of one group and two of another cannot alternate for long.
   */
  private int comingNeighbours(Path path, OpenSlot next) {
    if (!alternateGroups) {
      return 0;
    }
    int[] fair = choice(path, next);
    var sizes = new HashMap<String, Integer>();
    Arrays.stream(fair).forEach(i -> sizes.merge(members.get(i).group(), 1, Integer::sum));
    return sizes.entrySet().stream()
        .mapToInt(
            group -> {
              int others = fair.length - group.getValue();
              int following = group.getKey().equals(path.reached.group) ? 1 : 0;
              return group.getValue() - others - 1 + following;
            })
        .reduce(0, Math::max);
  }

  /**
   * All of a beginning that matters for what may follow.
   *
   * @param last the slot in which each member served last
   * @param group the group of whoever served last of all, empty if nobody did
   */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and never changed once made
  private record Reached(long[] last, String group) {
    Reached then(int member, long slot, String itsGroup) {
      long[] now = last.clone();
      now[member] = slot;
      return new Reached(now, itsGroup);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Reached that
          && Arrays.equals(last, that.last)
          && group.equals(that.group);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(last) + group.hashCode();
    }
  }

  /** A plan for the first few slots, and what speaks against it. */
  private static final class Path {
    final Reached reached;
    final int sameGroup;
    final int moved;
    final long impatience;
    final @Nullable Path before;
    final @Nullable Turn turn;

    Path(
        Reached reached,
        int sameGroup,
        int moved,
        long impatience,
        @Nullable Path before,
        @Nullable Turn turn) {
      this.reached = reached;
      this.sameGroup = sameGroup;
      this.moved = moved;
      this.impatience = impatience;
      this.before = before;
      this.turn = turn;
    }

    int sameGroup() {
      return sameGroup;
    }

    int moved() {
      return moved;
    }

    long impatience() {
      return impatience;
    }

    List<Turn> turns() {
      var turns = new ArrayDeque<Turn>();
      for (Path path = this; path != null && path.turn != null; path = path.before) {
        turns.addFirst(path.turn);
      }
      return List.copyOf(turns);
    }
  }
}
