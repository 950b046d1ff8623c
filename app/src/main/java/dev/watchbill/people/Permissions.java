package dev.watchbill.people;

/**
 * Who may do what, and why not. A reason is plain text with people's names in it: escape it in
 * mrkdwn.
 */
public final class Permissions {
  private static final Ruling UNKNOWN =
      new Ruling.Denied(
          "Watchbill does not know you yet: people who have just joined are known within a few minutes. Try again shortly, or ask an admin of Watchbill.");

  private final People people;

  public Permissions(People people) {
    this.people = people;
  }

  /** Whether {@code who} may use the bot at all: members may. */
  public Ruling mayUseTheBot(PersonId who) {
    return people.person(who).map(PermissionPolicy::mayUseTheBot).orElse(UNKNOWN);
  }

  /**
   * Whether {@code who} may add people of a group to the roster, and remove them (R2, R3): its
   * engineering manager and admins may.
   *
   * @param group its key or name; if it is not configured any more, admins decide for it
   */
  public Ruling mayChangeRoster(PersonId who, String group) {
    var known = people.group(group);
    var key = known.map(Group::key).orElse(group);
    var name = known.map(Group::name).orElse(group);
    return people
        .person(who)
        .map(
            person ->
                PermissionPolicy.mayChangeRoster(
                    person,
                    people.rolesOf(person),
                    key,
                    name,
                    people.managersOf(key),
                    people.admins()))
        .orElse(UNKNOWN);
  }

  /** Whether there is any group whose people {@code who} may add to a roster (R2). */
  public Ruling mayChangeSomeRoster(PersonId who) {
    return people
        .person(who)
        .map(person -> PermissionPolicy.mayChangeSomeRoster(person, people.rolesOf(person)))
        .orElse(UNKNOWN);
  }
}
