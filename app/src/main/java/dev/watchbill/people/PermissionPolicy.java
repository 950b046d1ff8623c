package dev.watchbill.people;

import java.util.List;
import java.util.Set;

/** What each role may do, and what to tell those who may not. */
final class PermissionPolicy {
  private static final Ruling GRANTED = new Ruling.Granted();

  private PermissionPolicy() {}

  /** Watchbill is for employees: others may be mentioned by it, but not command it. */
  static Ruling mayUseTheBot(Person who) {
    return switch (who.standing()) {
      case MEMBER -> GRANTED;
      case GUEST ->
          new Ruling.Denied(
              "Watchbill is for full members of this workspace, and you are here as a guest. Ask the person you work with here to do it for you.");
      case STRANGER ->
          new Ruling.Denied(
              "Watchbill is for members of the workspace it is installed in, and you belong to another one. Ask the people in this channel to do it for you.");
      case BOT -> new Ruling.Denied("Watchbill listens to people only, not to other apps.");
      case DEACTIVATED ->
          new Ruling.Denied(
              "Your account in this workspace is deactivated. Ask a workspace owner to reactivate it.");
    };
  }

  /**
   * Joining the roster is decided by the engineering manager of the group (R2), and so is a change
   * of it (R3).
   *
   * @param group what the group is called
   * @param managers its engineering managers, to be asked
   * @param admins to be asked if the group has no manager
   */
  static Ruling mayChangeRoster(
      Person who,
      Set<Role> roles,
      String groupKey,
      String group,
      List<Person> managers,
      List<Person> admins) {
    Ruling use = mayUseTheBot(who);
    if (!use.granted()) {
      return use;
    }
    if (roles.contains(new Role.Admin()) || roles.contains(new Role.ManagerOf(groupKey))) {
      return GRANTED;
    }
    String help = ", or run `/oncall help` to see what you can do.";
    if (managers.isEmpty()) {
      return new Ruling.Denied(
          "Only an admin can change %s's place in the roster, because Watchbill finds no engineering manager for it. Ask %s%s"
              .formatted(
                  group, admins.isEmpty() ? "whoever set up Watchbill" : anyOf(admins), help));
    }
    return new Ruling.Denied(
        "Only %s (%s's engineering manager%s) or an admin can change %s's place in the roster. Ask them%s"
            .formatted(anyOf(managers), group, managers.size() == 1 ? "" : "s", group, help));
  }

  /** As {@link #mayChangeRoster}, before it is known whose place it is about. */
  static Ruling mayChangeSomeRoster(Person who, Set<Role> roles) {
    Ruling use = mayUseTheBot(who);
    if (!use.granted()
        || roles.stream().anyMatch(r -> r instanceof Role.Admin || r instanceof Role.ManagerOf)) {
      return use;
    }
    return new Ruling.Denied(
        "Only engineering managers and admins can change a roster. Ask the manager of the group"
            + " concerned, or run `/oncall help` to see what you can do.");
  }

  private static String anyOf(List<Person> people) {
    List<String> names = people.stream().map(Person::displayName).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
