package dev.watchbill.freeze;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.text.Mrkdwn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may begin and lift a freeze, and who hears that nobody has lifted it (R24). */
final class FreezeCircle {
  private final People people;
  private final PersonRef dri;

  FreezeCircle(People people, WatchbillConfig config) {
    this.people = people;
    this.dri = config.release().dri();
  }

  /** Whether {@code who} may begin and lift freezes. */
  boolean may(PersonId who) {
    Set<Role> roles = people.person(who).map(people::rolesOf).orElse(Set.of());
    return roles.contains(new Role.Dri()) || roles.contains(new Role.Admin());
  }

  /**
   * Why they may not, in mrkdwn; empty if they may.
   *
   * @param deed what is asked for: {@code lift a freeze}
   */
  Optional<String> refused(PersonId who, String deed) {
    if (may(who)) {
      return Optional.empty();
    }
    List<Person> dris = people.behind(dri);
    return Optional.of(
        dris.isEmpty()
            ? "Only an admin can %s (R24), because Watchbill finds no DRI in this workspace. Ask %s."
                .formatted(deed, names(people.admins()))
            : "Only the DRI (%s) or an admin can %s (R24). Ask them.".formatted(names(dris), deed));
  }

  private static String names(List<Person> them) {
    return them.isEmpty()
        ? "whoever set up Watchbill"
        : them.stream()
            .map(person -> Mrkdwn.escape(person.displayName()))
            .collect(Collectors.joining(" or "));
  }

  /** The DRI, or all of a user group; admins, while there is nobody. */
  List<PersonId> dri() {
    List<Person> dris = people.behind(dri);
    return ids((dris.isEmpty() ? people.admins() : dris).stream());
  }

  /** The same, pinged. */
  String driMention() {
    return dri().stream().map(it -> "<@" + it + ">").collect(Collectors.joining(" "));
  }

  /** Those who keep the freeze: the DRI, and admins. */
  List<PersonId> keepers() {
    return ids(Stream.concat(people.behind(dri).stream(), people.admins().stream()));
  }

  /** Those who hear of it when the DRI does not: admins, and the managers of all groups. */
  List<PersonId> everybody() {
    return ids(
        Stream.concat(
            people.admins().stream(),
            people.groups().stream().map(Group::key).flatMap(key -> managers(key))));
  }

  private Stream<Person> managers(String group) {
    return people.managersOf(group).stream();
  }

  private static List<PersonId> ids(Stream<Person> them) {
    return them.map(Person::id).distinct().toList();
  }
}
