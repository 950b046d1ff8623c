package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.PlanPolicy.Plan;
import dev.watchbill.rotation.PlanPolicy.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Brings the shifts on record in line with the plan, while the caller holds the rotation's lock.
 */
final class Planning {
  private final RotationStore store;

  Planning(RotationStore store) {
    this.store = store;
  }

  /** After the roster has changed. */
  PlanChange replan(RotationRules rules, Instant now) {
    return carryOut(
        rules.name(), change(rules, now, store.members(rules.name()), PlanPolicy::replanned));
  }

  /** As time goes by, and after the configuration has changed. */
  PlanChange extend(RotationRules rules, Instant now) {
    return carryOut(
        rules.name(), change(rules, now, store.members(rules.name()), PlanPolicy::extended));
  }

  /** What {@link #replan} would do if {@code person} were not on the roster; nothing is changed. */
  PlanChange without(RotationRules rules, PersonId person, Instant now) {
    List<RosterMember> others =
        store.members(rules.name()).stream().filter(m -> !m.person().equals(person)).toList();
    return change(rules, now, others, PlanPolicy::replanned);
  }

  private PlanChange change(
      RotationRules rules,
      Instant now,
      List<RosterMember> members,
      BiFunction<PlanPolicy, Situation, Plan> planned) {
    List<Shift> open = store.shiftsFrom(rules.name(), now);
    List<Shift> ahead = open.stream().filter(s -> s.span().start().isAfter(now)).toList();
    var situation =
        new Situation(
            now,
            members,
            store.lastTurns(rules.name(), now),
            ahead.stream().map(Shift::turn).toList());
    Plan plan = planned.apply(rules.plan(), situation);
    Optional<Shift> ended =
        open.stream().filter(s -> plan.endsCurrent() && s.span().contains(now)).findFirst();
    return PlanChange.between(now, ended, ahead, plan.turns());
  }

  private PlanChange carryOut(String rotation, PlanChange change) {
    store.delete(change.dropped());
    store.change(change.replaced());
    Predicate<Turn> atOnce = turn -> turn.span().start().equals(change.now());
    change.added().stream()
        .filter(atOnce)
        .forEach(
            turn -> {
              long id = store.insert(rotation, turn);
              change.ended().ifPresent(e -> handOverOverrides(rotation, e, id, turn.span()));
            });
    store.insertAll(rotation, change.added().stream().filter(atOnce.negate()).toList());
    change.ended().ifPresent(shift -> end(shift, change.now()));
    return change;
  }

  /** Whoever stands in for somebody who leaves goes on standing in for the successor. */
  private void handOverOverrides(String rotation, Shift ended, long shift, Span rest) {
    store.overridesFrom(rotation, rest.start()).stream()
        .filter(override -> override.shiftId() == ended.id() && override.span().overlaps(rest))
        .forEach(
            override ->
                store.insertOverride(
                    new ShiftOverride(shift, override.person(), override.span().within(rest))));
  }

  private void end(Shift shift, Instant now) {
    if (shift.span().start().isBefore(now)) {
      var worked = new Span(shift.span().start(), now);
      store.change(
          List.of(new Shift(shift.id(), new Turn(shift.person(), shift.turn().group(), worked))));
    } else {
      store.delete(List.of(shift));
    }
  }
}
