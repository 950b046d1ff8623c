package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who takes which shift in the weeks to come (R1, R2). What has begun is left as it is. Of the
 * rules, each gives way to those before it:
 *
 * <ol>
 *   <li>Somebody is on call whenever anybody is eligible.
 *   <li>Nobody's turn comes round sooner than it must: with <i>n</i> people eligible, nobody is
 *       chosen who served in one of the <i>n</i> − 1 slots before, unless all did.
 *   <li>Neighbouring shifts alternate between product groups, if the rotation asks for it.
 *   <li>As few planned shifts as possible go to somebody else.
 *   <li>Whoever served least recently comes first, then whoever is first on the roster.
 * </ol>
 *
 * @param horizon how far ahead shifts are planned; the last one starts before its end
 */
record PlanPolicy(Changeover changeover, boolean alternateGroups, Period horizon) {

  /**
   * What a plan depends on.
   *
   * @param members in a stable order
   * @param begun turns that began at {@code now} or before: at least the last one of all, and the
   *     last one of each member
   * @param planned the turns planned so far, all of which begin after {@code now}
   */
  record Situation(Instant now, List<RosterMember> members, List<Turn> begun, List<Turn> planned) {

    private boolean onRoster(PersonId person) {
      return members.stream().anyMatch(member -> member.person().equals(person));
    }

    private Optional<Turn> latest() {
      return begun.stream().max(Comparator.comparing(turn -> turn.span().start()));
    }
  }

  /**
   * The wanted plan.
   *
   * @param endsCurrent whether the shift in progress ends now, because its owner left the roster
   * @param turns every turn that is to begin now or later, in the order of time
   */
  record Plan(boolean endsCurrent, List<Turn> turns) {}

  /** A stretch of time that one person is to cover: a slot of the changeover, or a part of it. */
  record OpenSlot(long number, Span span) {}

  /** A plan for a roster that has changed. */
  Plan replanned(Situation situation) {
    return plan(situation, false);
  }

  /**
   * The plan as it stands, continued to the horizon and fitted to the hours of the changeover.
   * Nobody's turn changes hands but where the rules leave no choice.
   */
  Plan extended(Situation situation) {
    return plan(situation, true);
  }

  private Plan plan(Situation situation, boolean keep) {
    Optional<Turn> current =
        situation.latest().filter(turn -> turn.span().contains(situation.now()));
    Optional<Turn> stays = current.filter(turn -> situation.onRoster(turn.person()));
    var search =
        new PlanSearch(
            situation.members(),
            lastServed(situation.begun()),
            situation.latest().map(Turn::group),
            plannedBySlot(situation.planned()),
            alternateGroups,
            keep);
    return new Plan(
        current.isPresent() && stays.isEmpty(), search.best(openSlots(situation, stays)));
  }

  private List<OpenSlot> openSlots(Situation situation, Optional<Turn> current) {
    Optional<Instant> firstEligible =
        situation.members().stream().map(RosterMember::eligibleFrom).min(Instant::compareTo);
    if (firstEligible.isEmpty()) {
      return List.of();
    }
    Instant until = situation.now().atZone(changeover.zone()).plus(horizon).toInstant();
    Instant from =
        later(current.map(turn -> turn.span().end()).orElse(situation.now()), firstEligible.get());
    var slots = new ArrayList<OpenSlot>();
    while (from.isBefore(until)) {
      long number = changeover.slotAt(from);
      Instant end = changeover.slot(number).end();
      if (current.isPresent() && slots.isEmpty() && isRest(from, number)) {
        number++;
        end = changeover.slot(number).end();
      }
      slots.add(new OpenSlot(number, new Span(from, end)));
      from = end;
    }
    return slots;
  }

  /**
   * Whether less than half a slot is left. After the configured hour has moved from 10:00 to 11:00,
   * nobody is put on call for the hour between: the next shift begins an hour early instead.
   */
  private boolean isRest(Instant from, long number) {
    Span slot = changeover.slot(number);
    return Duration.between(from, slot.end()).multipliedBy(2).compareTo(slot.length()) < 0;
  }

  private Map<PersonId, Long> lastServed(List<Turn> begun) {
    var last = new HashMap<PersonId, Long>();
    begun.forEach(turn -> last.merge(turn.person(), slotOf(turn), Math::max));
    return last;
  }

  private Map<Long, PersonId> plannedBySlot(List<Turn> planned) {
    var bySlot = new HashMap<Long, PersonId>();
    planned.forEach(turn -> bySlot.putIfAbsent(slotOf(turn), turn.person()));
    return bySlot;
  }

  /** The slot that most of the turn is in, also if the changeover was another one then. */
  private long slotOf(Turn turn) {
    return changeover.slotAt(turn.span().middle());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
