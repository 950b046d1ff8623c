package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.PlanPolicy.Plan;
import dev.watchbill.rotation.PlanPolicy.Situation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/**
 * Brings the shifts on record in line with the plan, and their overrides with the shifts, while the
 * caller holds the rotation's lock.
 */
final class Planning {
  private final RotationStore store;
  private final OverrideStore overrides;

  Planning(RotationStore store, OverrideStore overrides) {
    this.store = store;
    this.overrides = overrides;
  }

  /**
   * After the roster has changed.
   *
   * @param gone who has left it
   */
  PlanOutcome replan(RotationRules rules, Optional<PersonId> gone, Instant now) {
    OnRecord before = onRecord(rules, gone, now);
    return carryOut(before, change(before, store.members(rules.name()), PlanPolicy::replanned));
  }

  /** As time goes by, and after the configuration has changed. */
  PlanOutcome extend(RotationRules rules, Instant now) {
    OnRecord before = onRecord(rules, Optional.empty(), now);
    PlanChange change = change(before, store.members(rules.name()), PlanPolicy::extended);
    return change.isEmpty() ? before.after(change, turn -> 0) : carryOut(before, change);
  }

  /** What {@link #replan} would do if {@code person} were not on the roster; nothing is changed. */
  PlanOutcome without(RotationRules rules, PersonId person, Instant now) {
    List<RosterMember> others =
        store.members(rules.name()).stream().filter(m -> !m.person().equals(person)).toList();
    OnRecord before = onRecord(rules, Optional.of(person), now);
    PlanChange change = change(before, others, PlanPolicy::replanned);
    // Shifts that are not on record have no ids; these are nobody else's.
    return before.after(change, turn -> -1 - change.added().indexOf(turn));
  }

  /** What has not ended before a change. */
  private record OnRecord(
      RotationRules rules,
      Optional<PersonId> gone,
      Instant now,
      List<Shift> shifts,
      List<ShiftOverride> overrides) {

    PlanOutcome after(PlanChange change, ToLongFunction<Turn> idOf) {
      List<Shift> after = change.carriedOutOn(shifts, idOf);
      return new PlanOutcome(
          change,
          OnCallPolicy.stints(rules.name(), shifts, overrides),
          OnCallPolicy.stints(rules.name(), after, following(after)));
    }

    List<ShiftOverride> following(List<Shift> after) {
      return OverridePolicy.following(shifts, after, overrides, gone, now);
    }
  }

  private OnRecord onRecord(RotationRules rules, Optional<PersonId> gone, Instant now) {
    return new OnRecord(
        rules, gone, now, store.shiftsFrom(rules.name(), now), overrides.from(rules.name(), now));
  }

  private PlanChange change(
      OnRecord before,
      List<RosterMember> members,
      BiFunction<PlanPolicy, Situation, Plan> planned) {
    Instant now = before.now();
    List<Shift> ahead =
        before.shifts().stream().filter(s -> s.span().start().isAfter(now)).toList();
    var situation =
        new Situation(
            now,
            members,
            store.lastTurns(before.rules().name(), now),
            ahead.stream().map(Shift::turn).toList());
    Plan plan = planned.apply(before.rules().plan(), situation);
    Optional<Shift> ended =
        before.shifts().stream()
            .filter(s -> plan.endsCurrent() && s.span().contains(now))
            .findFirst();
    return PlanChange.between(now, ended, ahead, plan.turns());
  }

  private PlanOutcome carryOut(OnRecord before, PlanChange change) {
    // Off the record while the shifts beneath them move.
    overrides.delete(before.overrides());
    store.delete(change.dropped());
    store.change(change.replaced());
    Map<Turn, Long> ids = insert(before.rules().name(), change.added());
    change
        .ended()
        .ifPresent(
            shift ->
                change
                    .worked()
                    .ifPresentOrElse(
                        worked -> store.change(List.of(worked)),
                        () -> store.delete(List.of(shift))));
    ToLongFunction<Turn> idOf = turn -> ids.getOrDefault(turn, 0L);
    overrides.insert(before.following(change.carriedOutOn(before.shifts(), idOf)));
    return before.after(change, idOf);
  }

  private Map<Turn, Long> insert(String rotation, List<Turn> turns) {
    List<Long> ids = store.insertAll(rotation, turns);
    var idOf = new HashMap<Turn, Long>();
    for (int i = 0; i < turns.size(); i++) {
      idOf.put(turns.get(i), ids.get(i));
    }
    return idOf;
  }
}
