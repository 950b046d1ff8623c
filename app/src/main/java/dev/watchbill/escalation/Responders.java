package dev.watchbill.escalation;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.RosterMember;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;

/** Who may escalate for a rotation, and take an escalation without being asked. */
final class Responders {
  private final Rotations rotations;
  private final People people;
  private final Clock clock;

  Responders(Rotations rotations, People people, Clock clock) {
    this.rotations = rotations;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Whoever is on the roster or on call, engineering managers (R10), the rotation's contacts, and
   * admins may.
   *
   * @param rotation a configured one
   */
  Ruling may(PersonId who, String rotation) {
    return isOfTheRotation(who, rotation) || hasARole(who) || isContact(who, rotation)
        ? new Ruling.Granted()
        : new Ruling.Denied(
            "Only the engineers of the %s rotation, engineering managers, its escalation contacts and admins can do this. Mention the rotation's alias in its channel, and whoever is on call escalates if need be."
                .formatted(rotation));
  }

  private boolean isOfTheRotation(PersonId who, String rotation) {
    return rotations.roster(rotation).stream().map(RosterMember::person).anyMatch(who::equals)
        || rotations
            .onCallAt(rotation, clock.instant())
            .map(Duty::person)
            .filter(who::equals)
            .isPresent();
  }

  private boolean hasARole(PersonId who) {
    return people.person(who).stream()
        .flatMap(person -> people.rolesOf(person).stream())
        .anyMatch(role -> role instanceof Role.Admin || role instanceof Role.ManagerOf);
  }

  private boolean isContact(PersonId who, String rotation) {
    return people.contacts(rotation).stream()
        .flatMap(contact -> contact.members().stream())
        .map(Person::id)
        .anyMatch(who::equals);
  }
}
