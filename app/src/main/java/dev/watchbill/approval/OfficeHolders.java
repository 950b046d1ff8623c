package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Asked;
import dev.watchbill.approval.Approval.Voice;
import dev.watchbill.approval.ApprovalPolicy.Standing;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import java.util.List;
import java.util.Optional;

/** Who holds an office now: read from directory and configuration at every question. */
final class OfficeHolders {
  private final People people;
  private final PersonRef dri;

  OfficeHolders(People people, PersonRef dri) {
    this.people = people;
    this.dri = dri;
  }

  /**
   * Whom to ask: whoever holds it, or the admins in their place; empty if there are none either.
   *
   * @param group the key of the group that it is about
   */
  List<Asked> whom(Office office, Optional<String> group) {
    List<Person> holders = holders(office, group);
    return holders.isEmpty() ? asked(people.admins(), true) : asked(holders, false);
  }

  /** How somebody stands to an office that is, or will be, asked. */
  Standing standing(PersonId who, Office office, Approval it) {
    List<Person> holders = holders(office, it.group());
    if (holders.stream().anyMatch(person -> person.id().equals(who))) {
      return Standing.HOLDS;
    }
    boolean askedInPlace =
        it.voice(office).stream()
            .map(Voice::asked)
            .flatMap(List::stream)
            .anyMatch(asked -> asked.inPlace() && asked.person().equals(who));
    boolean isAdmin = people.admins().stream().anyMatch(person -> person.id().equals(who));
    return isAdmin && (holders.isEmpty() || askedInPlace) ? Standing.STANDS_IN : Standing.NEITHER;
  }

  private List<Person> holders(Office office, Optional<String> group) {
    return switch (office) {
      case MANAGER -> group.map(people::managersOf).orElse(List.of());
      case QA_LEAD ->
          group.flatMap(people::group).map(its -> people.behind(its.qaLead())).orElse(List.of());
      case DRI -> people.behind(dri);
    };
  }

  private static List<Asked> asked(List<Person> persons, boolean inPlace) {
    return persons.stream().map(Person::id).distinct().map(id -> new Asked(id, inPlace)).toList();
  }
}
