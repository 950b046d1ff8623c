package dev.watchbill.release;

import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.text.Mrkdwn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who keeps the release calendar, and the freeze: the DRI and admins (R24). */
public final class ReleaseKeepers {
  private final People people;
  private final PersonRef dri;

  public ReleaseKeepers(People people, PersonRef dri) {
    this.people = people;
    this.dri = dri;
  }

  /** The DRI; several, or nobody, where the configuration names a user group. */
  public List<Person> dri() {
    return people.behind(dri);
  }

  /** Those who are told what the DRI should know: admins, while nobody is the DRI. */
  public List<Person> told() {
    List<Person> those = dri();
    return those.isEmpty() ? people.admins() : those;
  }

  /** Whether somebody keeps it. */
  public boolean keeps(PersonId who) {
    Set<Role> roles = people.person(who).map(people::rolesOf).orElse(Set.of());
    return roles.contains(new Role.Dri()) || roles.contains(new Role.Admin());
  }

  /**
   * Whether somebody may do what only keepers do.
   *
   * @param what as in "can plan a release"
   * @return a reason in mrkdwn
   */
  public Ruling may(PersonId who, String what) {
    if (keeps(who)) {
      return new Ruling.Granted();
    }
    String names =
        dri().stream()
            .map(person -> Mrkdwn.escape(person.displayName()))
            .collect(Collectors.joining(" or "));
    return new Ruling.Denied(
        names.isEmpty()
            ? "Only the DRI or an admin can %s (R24). Ask them.".formatted(what)
            : "Only the DRI (%s) or an admin can %s (R24). Ask them.".formatted(names, what));
  }
}
