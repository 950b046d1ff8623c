package dev.watchbill.criticalbug;

import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.criticalbug.AlarmPolicy.Part;
import dev.watchbill.people.By;
import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.Rotations;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is what to an alarm, and whom to ask. */
final class AlarmCircle {
  private final People people;
  private final Rotations rotations;
  private final Directory directory;
  private final PersonRef product;
  private final String onCall;

  /**
   * @param onCall the rotation whose contacts are asked after the fallback
   */
  AlarmCircle(
      People people, Rotations rotations, Directory directory, PersonRef product, String onCall) {
    this.people = people;
    this.rotations = rotations;
    this.directory = directory;
    this.product = product;
    this.onCall = onCall;
  }

  /** What {@code by} is to an alarm at {@code now}; nothing unless they are a member. */
  Set<Part> parts(Course course, By by, Instant now) {
    if (by.actor().equals(AuditEntry.WATCHBILL)) {
      return EnumSet.of(Part.CLOCK);
    }
    return people
        .person(by.who())
        .filter(Person::isMember)
        .map(person -> parts(course, person, now))
        .orElseGet(() -> EnumSet.noneOf(Part.class));
  }

  private Set<Part> parts(Course course, Person person, Instant now) {
    PersonId who = person.id();
    var parts = EnumSet.of(Part.ANYBODY);
    Set<Role> roles = people.rolesOf(person);
    addIf(parts, Part.PRODUCT, roles.contains(new Role.Product()));
    addIf(parts, Part.ADMIN, roles.contains(new Role.Admin()));
    addIf(parts, Part.MANAGER, roles.stream().anyMatch(Role.ManagerOf.class::isInstance));
    addIf(parts, Part.GROUP_MANAGER, managesGroupOf(course.alarm(), roles));
    addIf(parts, Part.REPORTER, course.alarm().reporter().equals(who));
    addIf(parts, Part.HOLDER, course.holder().filter(who::equals).isPresent());
    addIf(parts, Part.ON_CALL, isOnCall(who, now));
    addIf(parts, Part.ENGINEER, isEngineer(who));
    addIf(parts, Part.CONTACT, isContact(who));
    return parts;
  }

  private static void addIf(Set<Part> parts, Part part, boolean whether) {
    if (whether) {
      parts.add(part);
    }
  }

  private boolean managesGroupOf(Alarm alarm, Set<Role> roles) {
    Optional<String> group = alarm.group().filter(key -> !people.managersOf(key).isEmpty());
    return group.isPresent()
        ? roles.contains(new Role.ManagerOf(group.get()))
        : roles.stream().anyMatch(Role.ManagerOf.class::isInstance);
  }

  private boolean isOnCall(PersonId who, Instant now) {
    return rotations.names().stream()
        .anyMatch(name -> duty(name, now).filter(who::equals).isPresent());
  }

  private boolean isEngineer(PersonId who) {
    return rotations.names().stream()
        .flatMap(name -> rotations.roster(name).stream())
        .anyMatch(member -> member.person().equals(who));
  }

  private boolean isContact(PersonId who) {
    return rotations.names().stream()
        .flatMap(name -> people.contacts(name).stream())
        .flatMap(contact -> contact.members().stream())
        .anyMatch(member -> member.id().equals(who));
  }

  /** On duty in a rotation. */
  record OnDuty(String rotation, PersonId person) {}

  /** Whoever is on call, in every rotation. */
  List<OnDuty> onDuty(Instant now) {
    return rotations.names().stream()
        .flatMap(name -> duty(name, now).stream().map(person -> new OnDuty(name, person)))
        .toList();
  }

  private Optional<PersonId> duty(String rotation, Instant now) {
    return rotations.onCallAt(rotation, now).map(Duty::person);
  }

  /** Whom to ask after the fallback; those behind whom there is nobody are left out. */
  List<Contact> contacts() {
    return people.contacts(onCall).stream()
        .filter(contact -> !contact.members().isEmpty())
        .toList();
  }

  /** Those who decide what the reporter contests: the group's managers, or else the admins. */
  List<PersonId> judges(Alarm alarm) {
    List<Person> managers = alarm.group().map(people::managersOf).orElse(List.of());
    return (managers.isEmpty() ? people.admins() : managers)
        .stream().map(Person::id).distinct().toList();
  }

  /** In mrkdwn, pings everybody of product; empty while Slack knows nobody behind it. */
  String product() {
    if (product instanceof PersonRef.ByUserGroup group) {
      Optional<String> mention =
          directory.userGroup(group.handle()).map(known -> "<!subteam^" + known.id() + ">");
      if (mention.isPresent()) {
        return mention.get();
      }
    }
    return String.join(" ", people.behind(product).stream().map(Person::mention).toList());
  }
}
