package dev.watchbill.cover;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.cover.ApprovalPolicy.Party;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Permissions;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.rotation.RosterMember;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.ShiftPart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who is who in a change of plan: on the roster, the backup, the managers. */
final class CoverCircle {
  private final WatchbillConfig config;
  private final People people;
  private final Permissions permissions;
  private final Rotations rotations;
  private final AbsenceStore absences;

  CoverCircle(WatchbillConfig config, People people, Rotations rotations, AbsenceStore absences) {
    this.absences = absences;
    this.config = config;
    this.people = people;
    this.permissions = new Permissions(people);
    this.rotations = rotations;
  }

  Ruling mayUseTheBot(PersonId who) {
    return permissions.mayUseTheBot(who);
  }

  /** What to call them, as plain text. */
  String name(PersonId who) {
    return people.nameOf(who);
  }

  /** Those on the roster who are still here, without {@code but}. */
  List<PersonId> roster(String rotation, PersonId but) {
    return rotations.roster(rotation).stream()
        .map(RosterMember::person)
        .filter(person -> !person.equals(but) && isMember(person))
        .toList();
  }

  /** Those on the roster and the backup, as far as they are still here, without {@code but}. */
  List<PersonId> askable(String rotation, PersonId but) {
    return Stream.concat(
            roster(rotation, but).stream(),
            backups(rotation).stream().filter(person -> !person.equals(but)))
        .distinct()
        .toList();
  }

  /** Whether they take part in the rotation: on its roster, or its backup. */
  boolean takesPart(String rotation, PersonId who) {
    return isMember(who)
        && (backups(rotation).contains(who)
            || rotations.roster(rotation).stream().anyMatch(m -> m.person().equals(who)));
  }

  /** Who stands in when somebody is away, as far as anybody but {@code away} can (R15). */
  Optional<PersonId> backup(String rotation, PersonId away) {
    return backups(rotation).stream().filter(person -> !person.equals(away)).findFirst();
  }

  /** Whether they said that they are out of office at some time in {@code parts}. */
  boolean isAway(PersonId who, List<ShiftPart> parts, Instant now) {
    return absences.current(now).stream()
        .filter(absence -> absence.person().equals(who))
        .anyMatch(absence -> parts.stream().anyMatch(part -> part.span().overlaps(absence.span())));
  }

  private List<PersonId> backups(String rotation) {
    return config.rotation(rotation).backup().stream()
        .flatMap(ref -> people.behind(ref).stream())
        .map(Person::id)
        .toList();
  }

  private boolean isMember(PersonId who) {
    return people.person(who).filter(Person::isMember).isPresent();
  }

  /** Whether the managers' word is needed in that rotation (R3). */
  boolean needsApprovals(String rotation) {
    return config.rotation(rotation).approvals();
  }

  /** The key of the product group that somebody is on the roster for. */
  Optional<String> group(String rotation, PersonId who) {
    return rotations.roster(rotation).stream()
        .filter(member -> member.person().equals(who))
        .map(RosterMember::group)
        .findFirst();
  }

  /** The keys of the product groups that a change between {@code parties} touches. */
  List<String> groups(String rotation, Collection<PersonId> parties) {
    return parties.stream().flatMap(who -> group(rotation, who).stream()).distinct().toList();
  }

  /** What a group is called, as plain text. */
  String groupName(String key) {
    return people.group(key).map(Group::name).orElse(key);
  }

  Party party(PersonId who) {
    Set<Role> roles = people.person(who).map(people::rolesOf).orElse(Set.of());
    return new Party(who, roles);
  }

  /** Who is asked to approve for a group: its managers, or the admins if it has none. */
  List<PersonId> approvers(String group) {
    List<Person> managers = people.managersOf(group);
    return (managers.isEmpty() ? people.admins() : managers).stream().map(Person::id).toList();
  }

  /** Whom somebody who is out of office tells of it: the contacts, and their managers (R15). */
  List<PersonId> toldOfAbsence(String rotation, PersonId away) {
    return Stream.concat(
            people.contacts(rotation).stream().flatMap(contact -> contact.members().stream()),
            group(rotation, away).stream().flatMap(group -> people.managersOf(group).stream()))
        .map(Person::id)
        .filter(person -> !person.equals(away))
        .distinct()
        .toList();
  }
}
