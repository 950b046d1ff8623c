package dev.watchbill.platform.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The bot's own ruleset on a repository: one branch, one required status check. It is switched on
 * and off, and stands beside whatever rules others have made.
 *
 * @param app the number of the GitHub App whose word alone counts; without one, that of anybody who
 *     may report a status
 */
record FreezeRuleset(String branch, String check, Optional<Long> app) {
  private static final String KIND = "required_status_checks";

  /** By which the bot knows it again, and people as well. */
  String name() {
    return "Watchbill freeze (" + branch + ")";
  }

  /** As it is created: nobody may bypass it. */
  ObjectNode created() {
    var body = changed(true);
    body.putArray("bypass_actors");
    return body;
  }

  /** As it is put right; who may bypass it is for people to say, and stays. */
  ObjectNode changed(boolean on) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("name", name()).put("target", "branch").put("enforcement", enforcement(on));
    var refs = body.putObject("conditions").putObject("ref_name");
    refs.putArray("include").add(ref());
    refs.putArray("exclude");
    var rule = body.putArray("rules").addObject().put("type", KIND);
    var parameters =
        rule.putObject("parameters").put("strict_required_status_checks_policy", false);
    var required = parameters.putArray(KIND).addObject().put("context", check);
    app.ifPresent(id -> required.put("integration_id", id));
    return body;
  }

  /** Whether this is the one among a repository's. */
  boolean isThis(JsonNode listed) {
    return listed.path("name").asText().equals(name())
        && listed.path("source_type").asText("Repository").equals("Repository");
  }

  /** Whether it stands on GitHub as {@link #changed} would leave it. */
  boolean stands(JsonNode found, boolean on) {
    var refs = found.path("conditions").path("ref_name");
    var rules = found.path("rules");
    var parameters = rules.path(0).path("parameters");
    var checks = parameters.path(KIND);
    return found.path("enforcement").asText().equals(enforcement(on))
        && found.path("target").asText("branch").equals("branch")
        && refs.path("include").size() == 1
        && refs.path("include").path(0).asText().equals(ref())
        && refs.path("exclude").isEmpty()
        && rules.size() == 1
        && rules.path(0).path("type").asText().equals(KIND)
        && !parameters.path("strict_required_status_checks_policy").asBoolean()
        && checks.size() == 1
        && checks.path(0).path("context").asText().equals(check)
        && integration(checks.path(0)).equals(app);
  }

  private static Optional<Long> integration(JsonNode required) {
    return Optional.of(required.path("integration_id"))
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::asLong);
  }

  private static String enforcement(boolean on) {
    return on ? "active" : "disabled";
  }

  private String ref() {
    return "refs/heads/" + branch;
  }

  /** Who may merge in spite of it, in words. */
  static List<String> bypassing(JsonNode found) {
    return StreamSupport.stream(found.path("bypass_actors").spliterator(), false)
        .map(actor -> actor(actor) + how(actor.path("bypass_mode").asText()))
        .distinct()
        .toList();
  }

  private static String actor(JsonNode actor) {
    var id = actor.path("actor_id").asLong();
    return switch (actor.path("actor_type").asText()) {
      case "OrganizationAdmin" -> "the organization's owners";
      case "EnterpriseOwner" -> "the enterprise's owners";
      case "RepositoryRole" -> role(id);
      case "Team" -> "the team with number " + id;
      case "User" -> "the person with number " + id;
      case "Integration" -> "the app with number " + id;
      case "DeployKey" -> "deploy keys";
      default -> actor.path("actor_type").asText("somebody").toLowerCase(Locale.ROOT) + " " + id;
    };
  }

  /** GitHub's own roles have these numbers everywhere. */
  private static String role(long id) {
    return switch ((int) id) {
      case 5 -> "the repository's administrators";
      case 2 -> "the repository's maintainers";
      case 4 -> "everyone who may write to the repository";
      default -> "the role with number " + id;
    };
  }

  private static String how(String mode) {
    return mode.equals("pull_request") ? " (in pull requests)" : "";
  }
}
