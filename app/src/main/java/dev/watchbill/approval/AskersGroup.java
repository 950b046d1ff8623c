package dev.watchbill.approval;

import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.rotation.RosterMember;
import dev.watchbill.rotation.Rotations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The group that somebody most likely belongs to, to be chosen beforehand in a form. */
final class AskersGroup {
  private final People people;
  private final Rotations rotations;

  AskersGroup(People people, Rotations rotations) {
    this.people = people;
    this.rotations = rotations;
  }

  /** That of their place on a roster; else the one they lead; else the only one there is. */
  Optional<String> of(PersonId who) {
    List<String> keys = people.groups().stream().map(Group::key).toList();
    Stream<String> onRosters =
        rotations.names().stream()
            .flatMap(rotation -> rotations.roster(rotation).stream())
            .filter(member -> member.person().equals(who))
            .map(RosterMember::group);
    Set<Role> roles = people.person(who).map(people::rolesOf).orElse(Set.of());
    Stream<String> led =
        keys.stream()
            .filter(
                key ->
                    roles.contains(new Role.ManagerOf(key))
                        || roles.contains(new Role.QaLeadOf(key)));
    return Stream.concat(onRosters, led)
        .filter(keys::contains)
        .findFirst()
        .or(() -> keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty());
  }
}
