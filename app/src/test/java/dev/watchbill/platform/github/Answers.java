package dev.watchbill.platform.github;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What GitHub answers, as it documents it, cut down to what is read. */
final class Answers {
  static final String HEAD = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

  private Answers() {}

  static String repository(boolean admin) {
    return """
    {"id": 1296269, "name": "fleetwood", "full_name": "acme/fleetwood", "private": true,
     "owner": {"login": "acme", "id": 1, "type": "Organization"},
     "html_url": "https://github.com/acme/fleetwood", "default_branch": "main",
     "permissions": {"admin": %s, "push": true, "pull": true}}
    """
        .formatted(admin);
  }

  /** An open one, of a branch of the repository itself. */
  static String pull(int number, String updatedAt) {
    return """
    {"id": %1$d, "number": %1$d, "state": "open", "locked": false, "title": "Fix typo %1$d",
     "url": "https://api.github.com/repos/acme/fleetwood/pulls/%1$d",
     "html_url": "https://github.com/acme/fleetwood/pull/%1$d",
     "user": {"login": "ada", "id": 7, "type": "User"},
     "labels": [{"id": 1, "name": "bug", "color": "f29513"}, {"id": 2, "name": "~release blocker"}],
     "created_at": "2026-11-01T08:00:00Z", "updated_at": "%2$s",
     "closed_at": null, "merged_at": null, "draft": true, "changed_files": 2, "mergeable_state": "clean",
     "head": {"label": "acme:typo", "ref": "typo", "sha": "%3$s",
              "repo": {"id": 1296269, "name": "fleetwood", "full_name": "acme/fleetwood"}},
     "base": {"label": "acme:main", "ref": "main", "sha": "c5b97d5ae6c19d5c5df71a34c7fbeeda2479ccbc",
              "repo": {"id": 1296269, "name": "fleetwood", "full_name": "acme/fleetwood"}}}
    """
        .formatted(number, updatedAt, HEAD);
  }

  /**
   * {@code count} pull requests, numbered from {@code first} on, as a page of the list has them.
   */
  static String pulls(int first, int count, String updatedAt) {
    return IntStream.range(first, first + count)
        .mapToObj(
            number ->
                pull(number, updatedAt)
                    .replace("\"changed_files\": 2, \"mergeable_state\": \"clean\",", ""))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** {@code count} changed files, numbered from {@code first} on. */
  static String files(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(
            number ->
                "{\"sha\": \"bbcd538c8e72b8c175046e27cc8f907076331401\", \"filename\": \"docs/%d.md\","
                        .formatted(number)
                    + " \"status\": \"modified\", \"additions\": 1, \"deletions\": 1, \"changes\": 2}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A ruleset as a list has it. */
  static String listed(int id, String name) {
    return """
    {"id": %d, "name": "%s", "target": "branch", "source_type": "Repository",
     "source": "acme/fleetwood", "enforcement": "active"}
    """
        .formatted(id, name);
  }

  /** The bot's ruleset with number 42, whole. */
  static String ruleset(String enforcement, String context, String bypassActors) {
    return """
    {"id": 42, "name": "Watchbill freeze (main)", "target": "branch", "source_type": "Repository",
     "source": "acme/fleetwood", "enforcement": "%s", "bypass_actors": %s,
     "conditions": {"ref_name": {"include": ["refs/heads/main"], "exclude": []}},
     "rules": [{"type": "required_status_checks",
                "parameters": {"strict_required_status_checks_policy": false,
                               "do_not_enforce_on_create": false,
                               "required_status_checks": [{"context": "%s"}]}}]}
    """
        .formatted(enforcement, bypassActors, context);
  }

  /** The rules of a branch on which {@code context} is required. */
  static String rules(String context) {
    return """
    [{"type": "deletion", "ruleset_source_type": "Organization", "ruleset_source": "acme", "ruleset_id": 7},
     {"type": "required_status_checks", "ruleset_source_type": "Repository",
      "ruleset_source": "acme/fleetwood", "ruleset_id": 42,
      "parameters": {"strict_required_status_checks_policy": false,
                     "required_status_checks": [{"context": "%s", "integration_id": 4711}]}}]
    """
        .formatted(context);
  }

  /** A branch that is protected in the older way; {@code level} says against whom. */
  static String branch(String level, String context) {
    return """
    {"name": "main", "commit": {"sha": "%s", "url": "https://api.github.com/x"}, "protected": true,
     "protection_url": "https://api.github.com/x", "_links": {"html": "", "self": "https://api.github.com/x"},
     "protection": {"enabled": true, "required_status_checks":
       {"enforcement_level": "%s", "contexts": ["%s"], "checks": []}}}
    """
        .formatted(HEAD, level, context);
  }
}
