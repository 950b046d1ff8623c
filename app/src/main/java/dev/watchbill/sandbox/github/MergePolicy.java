package dev.watchbill.sandbox.github;

import dev.watchbill.sandbox.github.Verdict.State;
import java.util.ArrayList;
import java.util.List;

/** What may merge. */
final class MergePolicy {
  private MergePolicy() {}

  /**
   * What stands in the way comes before what lets through.
   *
   * @param rules those in force on the branch
   * @param said by services besides GitHub
   */
  static Verdict verdict(Pull pull, List<Ruleset> rules, Statuses statuses, List<Verdict> said) {
    if (pull.isMerged()) {
      return new Verdict(State.MERGED, "Merged by " + pull.mergedBy().orElse("somebody") + ".");
    }
    if (!pull.isOpen()) {
      return new Verdict(State.CLOSED, "Closed without merging.");
    }
    if (pull.draft()) {
      return new Verdict(State.BLOCKED, "It is a draft.");
    }
    var all = new ArrayList<Verdict>();
    for (var rule : rules) {
      rule.requiredChecks().forEach(check -> all.add(checked(pull, check, statuses)));
    }
    all.addAll(said);
    return all.stream()
        .filter(each -> each.state() == State.BLOCKED)
        .findFirst()
        .or(() -> all.stream().filter(each -> each.state() == State.EXEMPT).findFirst())
        .orElse(new Verdict(State.MAY_MERGE, "Nothing stands in its way."));
  }

  private static Verdict checked(Pull pull, String check, Statuses statuses) {
    return statuses
        .latest(pull.head(), check)
        .map(
            status ->
                status.isGreen()
                    ? new Verdict(State.EXEMPT, words(check, "is green", status))
                    : new Verdict(
                        State.BLOCKED,
                        "Required status check "
                            + words("“" + check + "”", standing(status), status)))
        .orElseGet(
            () ->
                new Verdict(
                    State.BLOCKED, "Required status check “%s” is expected.".formatted(check)));
  }

  private static String standing(CommitStatus status) {
    return switch (status.state()) {
      case "failure" -> "is failing";
      case "error" -> "is in error";
      default -> "is pending";
    };
  }

  private static String words(String check, String standing, CommitStatus status) {
    return status.description().isEmpty()
        ? "%s %s.".formatted(check, standing)
        : "%s %s: %s".formatted(check, standing, status.description());
  }
}
