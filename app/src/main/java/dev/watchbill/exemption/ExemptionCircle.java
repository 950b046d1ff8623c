package dev.watchbill.exemption;

import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.text.Mrkdwn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may take back an exemption, and who hears of what merged without one. */
final class ExemptionCircle {
  private final People people;
  private final PersonRef dri;

  ExemptionCircle(People people, PersonRef dri) {
    this.people = people;
    this.dri = dri;
  }

  /** The DRI, or all of a user group; admins, while there is nobody. */
  List<Person> dris() {
    List<Person> dris = people.behind(dri);
    return dris.isEmpty() ? people.admins() : dris;
  }

  /** Whether they are no member any more. */
  boolean hasLeft(PersonId who) {
    return people.person(who).filter(person -> !person.isMember()).isPresent();
  }

  /** Why they may not revoke an exemption, in mrkdwn; empty if they may. */
  Optional<String> refusesRevoking(PersonId who) {
    boolean may =
        people.person(who).map(people::rolesOf).stream()
            .flatMap(roles -> roles.stream())
            .anyMatch(
                role ->
                    role instanceof Role.Dri
                        || role instanceof Role.Admin
                        || role instanceof Role.ManagerOf);
    return may
        ? Optional.empty()
        : Optional.of(
            "Only the DRI (%s), an engineering manager or an admin can revoke an exemption (R26). Nothing was changed: ask one of them."
                .formatted(
                    dris().stream()
                        .map(person -> Mrkdwn.escape(person.displayName()))
                        .collect(Collectors.joining(" or "))));
  }
}
