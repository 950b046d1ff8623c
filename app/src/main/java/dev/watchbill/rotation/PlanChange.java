package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * What has to be done to the shifts on record so that they become the wanted plan.
 *
 * @param now when it is done
 * @param ended the shift in progress, if it ends now because its owner left the roster
 * @param before the shifts planned so far
 * @param after the wanted turns
 * @param replaced shifts that stay, with another person or other times
 * @param dropped shifts that are not wanted any more
 * @param added turns for which there is no shift yet
 */
record PlanChange(
    Instant now,
    Optional<Shift> ended,
    List<Shift> before,
    List<Turn> after,
    List<Shift> replaced,
    List<Shift> dropped,
    List<Turn> added) {

  /**
   * What a change means to one person.
   *
   * @param were the planned shifts they had, in the order of time
   * @param are those they have now, with the one that begins now, if there is one
   */
  record Moves(List<Span> were, List<Span> are) {}

  /** A shift keeps its identity where the new plan has a turn at its time, or about its time. */
  static PlanChange between(
      Instant now, Optional<Shift> ended, List<Shift> planned, List<Turn> wanted) {
    var shiftOf = new LinkedHashMap<Turn, Shift>();
    match(planned, wanted, shiftOf, (shift, turn) -> shift.span().equals(turn.span()));
    match(planned, wanted, shiftOf, (shift, turn) -> turn.span().contains(shift.span().middle()));
    return new PlanChange(
        now,
        ended,
        planned,
        wanted,
        shiftOf.entrySet().stream()
            .filter(pair -> !pair.getValue().turn().equals(pair.getKey()))
            .map(pair -> new Shift(pair.getValue().id(), pair.getKey()))
            .toList(),
        planned.stream().filter(shift -> !shiftOf.containsValue(shift)).toList(),
        wanted.stream().filter(turn -> !shiftOf.containsKey(turn)).toList());
  }

  private static void match(
      List<Shift> planned,
      List<Turn> wanted,
      Map<Turn, Shift> shiftOf,
      BiPredicate<Shift, Turn> fits) {
    for (Shift shift : planned) {
      if (!shiftOf.containsValue(shift)) {
        wanted.stream()
            .filter(turn -> !shiftOf.containsKey(turn) && fits.test(shift, turn))
            .findFirst()
            .ifPresent(turn -> shiftOf.put(turn, shift));
      }
    }
  }

  /**
   * The shifts once this is done, of those that had not ended.
   *
   * @param open the shifts that have not ended
   * @param idOf the id of an added turn's shift
   */
  List<Shift> carriedOutOn(List<Shift> open, ToLongFunction<Turn> idOf) {
    var byId = new LinkedHashMap<Long, Shift>();
    open.forEach(shift -> byId.put(shift.id(), shift));
    dropped.forEach(shift -> byId.remove(shift.id()));
    replaced.forEach(shift -> byId.put(shift.id(), shift));
    ended.ifPresent(
        shift -> {
          byId.remove(shift.id());
          worked().ifPresent(part -> byId.put(part.id(), part));
        });
    added.stream()
        .map(turn -> new Shift(idOf.applyAsLong(turn), turn))
        .forEach(shift -> byId.put(shift.id(), shift));
    return byId.values().stream().sorted(Comparator.comparing(s -> s.span().start())).toList();
  }

  /** What was worked of the shift that ends now, if anything. */
  Optional<Shift> worked() {
    return ended
        .filter(shift -> shift.span().start().isBefore(now))
        .map(
            shift ->
                new Shift(
                    shift.id(),
                    new Turn(
                        shift.person(),
                        shift.turn().group(),
                        new Span(shift.span().start(), now))));
  }

  boolean isEmpty() {
    return ended.isEmpty() && replaced.isEmpty() && dropped.isEmpty() && added.isEmpty();
  }

  /** The turn that begins now, if one does. */
  Optional<Turn> takeover() {
    return after.stream().filter(turn -> !turn.span().start().isAfter(now)).findFirst();
  }

  /**
   * Everybody whose planned shifts moved, or who is on call from now on. That the plan reaches
   * further than before moves nobody's shifts.
   */
  Map<PersonId, Moves> moves() {
    Instant plannedUntil = before.isEmpty() ? now : before.get(before.size() - 1).span().end();
    List<Turn> comparable =
        after.stream()
            .filter(
                turn ->
                    turn.span().start().isBefore(plannedUntil) || !turn.span().start().isAfter(now))
            .toList();
    var moves = new LinkedHashMap<PersonId, Moves>();
    for (PersonId person : everybodyIn(comparable)) {
      List<Span> were =
          before.stream().filter(s -> s.person().equals(person)).map(Shift::span).toList();
      if (!were.equals(spansOf(person, comparable))) {
        moves.put(person, new Moves(were, spansOf(person, after)));
      }
    }
    return moves;
  }

  private List<PersonId> everybodyIn(List<Turn> turns) {
    var everybody = new ArrayList<PersonId>();
    before.forEach(shift -> everybody.add(shift.person()));
    turns.forEach(turn -> everybody.add(turn.person()));
    return everybody.stream().distinct().sorted().toList();
  }

  private static List<Span> spansOf(PersonId person, List<Turn> turns) {
    return turns.stream().filter(t -> t.person().equals(person)).map(Turn::span).toList();
  }
}
