package dev.watchbill.rotation;

import static dev.watchbill.platform.directory.Directory.Standing.DEACTIVATED;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.rotation.PlanChange.Moves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells people what a change means to them: one direct message each, whatever the number of shifts
 * that moved or of reasons to hear of it.
 */
final class RotationNotices {
  private final Outbox outbox;
  private final People people;
  private final RosterMessages messages;

  RotationNotices(Outbox outbox, People people) {
    this.outbox = outbox;
    this.people = people;
    this.messages = new RosterMessages(people);
  }

  /**
   * Queues the messages, in the caller's transaction.
   *
   * @param act the number of the change, for good: a message's key is made of it
   */
  void tell(RotationRules rules, RosterChange cause, PlanOutcome outcome, long act) {
    PlanChange change = outcome.change();
    var toldWhat = new LinkedHashMap<PersonId, Content>();
    Map<PersonId, Moves> moved = change.moves();
    Stream.concat(moved.keySet().stream(), StandInMessages.concerned(outcome).stream())
        .distinct()
        .forEach(
            person ->
                toldWhat.put(
                    person,
                    messages.moved(
                        rules,
                        cause,
                        outcome,
                        person,
                        moved.getOrDefault(person, new Moves(List.of(), List.of())))));
    if (cause instanceof RosterChange.Joined joined) {
      toldWhat.put(joined.member().person(), messages.joined(rules, joined, change));
      managersNotActing(joined.member(), joined.actor())
          .forEach(
              id -> toldWhat.putIfAbsent(id, messages.joinedForManager(rules, joined, change)));
    } else if (cause instanceof RosterChange.Left left) {
      toldWhat.put(left.member().person(), messages.left(rules, left, outcome));
      managersNotActing(left.member(), left.actor())
          .forEach(id -> toldWhat.putIfAbsent(id, messages.leftForManager(rules, left, outcome)));
    }
    actedOnThemselves(cause).ifPresent(toldWhat::remove);
    toldWhat.keySet().removeIf(this::isGone);
    toldWhat.forEach(
        (person, content) ->
            outbox.put(
                Message.toPerson(
                    "rotation:" + act + ":" + person.value(), person.value(), content)));
  }

  /**
   * Tells the engineering managers of whoever is on the roster and has left the company, or the
   * admins where there is none; once, however often it is asked for. Who takes their shifts is for
   * people to decide (R3).
   */
  void tellOfThoseGone(RotationRules rules, List<RosterMember> roster) {
    for (RosterMember member : roster) {
      if (people.person(member.person()).filter(p -> p.standing() == DEACTIVATED).isPresent()) {
        List<Person> managers = people.managersOf(member.group());
        for (Person told : managers.isEmpty() ? people.admins() : managers) {
          String key =
              "rotation:gone:%s:%s:%s:%s"
                  .formatted(rules.name(), member.person(), member.since(), told.id());
          outbox.put(Message.toPerson(key, told.id().value(), messages.gone(rules, member)));
        }
      }
    }
  }

  /** Somebody who has left the company cannot be written to. */
  private boolean isGone(PersonId person) {
    return people.person(person).filter(p -> !p.isMember()).isPresent();
  }

  /** Whoever adds or removes themselves has the command's answer already. */
  private static Optional<PersonId> actedOnThemselves(RosterChange cause) {
    if (cause instanceof RosterChange.Joined joined) {
      return Optional.of(joined.actor()).filter(joined.member().person()::equals);
    }
    if (cause instanceof RosterChange.Left left) {
      return Optional.of(left.actor()).filter(left.member().person()::equals);
    }
    return Optional.empty();
  }

  private List<PersonId> managersNotActing(RosterMember member, PersonId actor) {
    return people.managersOf(member.group()).stream()
        .map(Person::id)
        .filter(id -> !id.equals(actor))
        .toList();
  }
}
