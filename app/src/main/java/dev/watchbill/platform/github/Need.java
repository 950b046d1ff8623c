package dev.watchbill.platform.github;

/** What GitHub is asked for, and the permission that this takes. */
enum Need {
  READ_ISSUES("read issues", "Issues: read"),
  READ_REPOSITORY("read the repository", "Metadata: read"),
  READ_PULL_REQUESTS("read pull requests", "Pull requests: read"),
  READ_BRANCHES("read branches", "Contents: read"),
  READ_RULES("read rulesets", "Metadata: read"),
  CHANGE_RULES("change rulesets", "Administration: write"),
  READ_STATUSES("read commit statuses", "Commit statuses: read"),
  REPORT_STATUSES("report commit statuses", "Commit statuses: write");

  private final String act;
  private final String permission;

  Need(String act, String permission) {
    this.act = act;
    this.permission = permission;
  }

  /** {@code change rulesets} */
  String act() {
    return act;
  }

  /** As GitHub calls it where one gives it: {@code Administration: write}. */
  String permission() {
    return permission;
  }
}
