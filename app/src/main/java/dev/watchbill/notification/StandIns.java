package dev.watchbill.notification;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.RosterMember;
import dev.watchbill.rotation.Rotations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who warns customers and the community if customer success cannot (R21). */
final class StandIns {
  private final Rotations rotations;
  private final People people;
  private final String rotation;

  /**
   * @param rotation the one that stands in
   */
  StandIns(Rotations rotations, People people, String rotation) {
    this.rotations = rotations;
    this.people = people;
    this.rotation = rotation;
  }

  /** The one on call; without one the managers of the bug's group, or else the admins. */
  List<PersonId> at(Alarm alarm, Instant now) {
    Optional<PersonId> onCall = onCall(now);
    if (onCall.isPresent()) {
      return onCall.stream().toList();
    }
    List<Person> managers = alarm.group().map(people::managersOf).orElse(List.of());
    return (managers.isEmpty() ? people.admins() : managers)
        .stream().map(Person::id).distinct().toList();
  }

  /** Who is on call, if they are still with the company. */
  Optional<PersonId> onCall(Instant now) {
    return rotations
        .onCallAt(rotation, now)
        .map(Duty::person)
        .filter(who -> people.person(who).filter(Person::isMember).isPresent());
  }

  /** Whether {@code who} is on call in the rotation that stands in, or on its roster. */
  boolean has(PersonId who, Instant now) {
    return onCall(now).filter(who::equals).isPresent()
        || rotations.roster(rotation).stream().map(RosterMember::person).anyMatch(who::equals);
  }

  String rotation() {
    return rotation;
  }

  /** When somebody else may be on call. */
  Optional<Instant> nextChange(Instant now) {
    return rotations.nextChangeOfDuty(now);
  }
}
