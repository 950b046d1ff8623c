package dev.watchbill.cover;

import dev.watchbill.cover.ChangeRequest.Approval;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which product groups must approve a change, and who speaks for them (R3). */
final class ApprovalPolicy {
  private ApprovalPolicy() {}

  /**
   * Somebody who takes part in the change, and what they answer for.
   *
   * @param roles theirs
   */
  record Party(PersonId person, Set<Role> roles) {
    boolean manages(String group) {
      return roles.contains(new Role.ManagerOf(group));
    }

    boolean isAdmin() {
      return roles.contains(new Role.Admin());
    }
  }

  /**
   * One approval for each group, given already where one of the parties is its manager.
   *
   * @param groups those touched, by key
   */
  static List<Approval> needed(Collection<String> groups, List<Party> parties) {
    return groups.stream()
        .distinct()
        .map(
            group ->
                new Approval(
                    group,
                    parties.stream()
                        .filter(party -> party.manages(group))
                        .map(Party::person)
                        .findFirst()))
        .toList();
  }

  /**
   * The groups for which {@code who} can still approve: those they manage; an admin who manages
   * none of them, all.
   */
  static List<String> openFor(Party who, List<Approval> approvals) {
    List<String> open =
        approvals.stream().filter(a -> a.by().isEmpty()).map(Approval::group).toList();
    List<String> own = open.stream().filter(who::manages).toList();
    return own.isEmpty() && who.isAdmin() ? open : own;
  }

  /** Whether {@code who} speaks for any of the groups, given or not: then they may say no. */
  static boolean speaksFor(Party who, List<Approval> approvals) {
    return who.isAdmin() || approvals.stream().anyMatch(a -> who.manages(a.group()));
  }

  /** With the word of {@code who} for {@code groups}. */
  static List<Approval> with(List<Approval> approvals, Collection<String> groups, PersonId who) {
    return approvals.stream()
        .map(
            approval ->
                approval.by().isEmpty() && groups.contains(approval.group())
                    ? new Approval(approval.group(), Optional.of(who))
                    : approval)
        .toList();
  }
}
