package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A ruleset of a repository.
 *
 * @param body what was sent: {@code name}, {@code target}, {@code enforcement}, {@code
 *     bypass_actors}, {@code conditions}, {@code rules}
 */
public record Ruleset(long id, ObjectNode body, Instant createdAt, Instant updatedAt) {
  private static final Set<String> ADMINISTRATORS = Set.of("OrganizationAdmin", "RepositoryRole");

  public Ruleset {
    body = body.deepCopy();
  }

  /** Its name, the only one of that name in the repository. */
  public String name() {
    return body.path("name").asText();
  }

  /** Whether it is in force: not {@code disabled}, and not {@code evaluate}. */
  @JsonIgnore
  public boolean isActive() {
    return body.path("enforcement").asText().equals("active");
  }

  /** Whether it is about that branch. */
  public boolean isAbout(String branch) {
    var names = body.path("conditions").path("ref_name");
    return body.path("target").asText("branch").equals("branch")
        && names.path("include").valueStream().anyMatch(each -> matches(each, branch))
        && names.path("exclude").valueStream().noneMatch(each -> matches(each, branch));
  }

  private static boolean matches(JsonNode pattern, String branch) {
    var text = pattern.asText();
    return switch (text) {
      case "~ALL" -> true;
      case "~DEFAULT_BRANCH" -> branch.equals(GitHub.BRANCH);
      default ->
          FileSystems.getDefault()
              .getPathMatcher("glob:" + text)
              .matches(Path.of("refs/heads/" + branch));
    };
  }

  /** Its rules, as GitHub writes them. */
  public Stream<JsonNode> rules() {
    return body.path("rules").valueStream();
  }

  /** The names of the checks that it requires. */
  public List<String> requiredChecks() {
    return rules()
        .filter(rule -> rule.path("type").asText().equals("required_status_checks"))
        .flatMap(rule -> rule.path("parameters").path("required_status_checks").valueStream())
        .map(check -> check.path("context").asText())
        .toList();
  }

  /** Whether administrators are not held by it. */
  public boolean letsAdministratorsPass() {
    return body.path("bypass_actors")
        .valueStream()
        .anyMatch(
            actor ->
                ADMINISTRATORS.contains(actor.path("actor_type").asText())
                    && actor.path("bypass_mode").asText("always").equals("always"));
  }
}
