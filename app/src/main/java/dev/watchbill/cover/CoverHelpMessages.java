package dev.watchbill.cover;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.RosterMember;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.text.Mrkdwn;

/** What {@code /oncall help} says of changes of plan. */
final class CoverHelpMessages {
  private final People people;
  private final Rotations rotations;

  CoverHelpMessages(People people, Rotations rotations) {
    this.people = people;
    this.rotations = rotations;
  }

  /** With somebody in the examples whom the reader can ask. */
  String section(PersonId reader) {
    String rotation = rotations.names().get(0);
    String other =
        rotations.roster(rotation).stream()
            .map(RosterMember::person)
            .filter(each -> !each.equals(reader))
            .findFirst()
            .flatMap(people::person)
            .map(Person::name)
            .map(Mrkdwn::escape)
            .orElse("name");
    return """
        *Changes of plan*: you see what was understood before anybody is asked; each alone opens a form
        `/oncall cover Fri 14:00 to Mon @%1$s` asks for cover; without a name everybody is asked, and the first to accept has it
        `/oncall cover my next shift`, `/oncall cover the weekend` say it in other words
        `/oncall swap @%1$s` your next shift for theirs; `/oncall swap @%1$s 2 Dec for 9 Dec` two others
        `/oncall take %2$s until 18:00` takes over now, from whoever is on call
        `/oncall away 24 Dec to 2 Jan` says that you are out of office, and asks for cover of what it touches
        `/oncall cancel` lists what can be taken back or given back"""
        .formatted(other, rotation);
  }
}
