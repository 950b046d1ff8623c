package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Rulesets: {@code github.rulesets} lists them, {@code github.ruleset} reads one, and {@code
 * github.ruleset.create}, {@code .update} and {@code .delete}; {@code github.rules} tells which
 * rules are in force on a branch.
 */
final class RuleRoutes {
  private static final String HERE = "/repos/{owner}/{name}";
  private static final String ONE = HERE + "/rulesets/{id}";
  private static final Set<String> ENFORCEMENTS = Set.of("active", "disabled", "evaluate");

  private final GitHub gitHub;

  RuleRoutes(GitHub gitHub) {
    this.gitHub = gitHub;
  }

  void mount(Desk desk) {
    desk.serve(HandlerType.GET, "github.rulesets", HERE + "/rulesets", in(this::all));
    desk.serve(HandlerType.POST, "github.ruleset.create", HERE + "/rulesets", in(this::make));
    desk.serve(HandlerType.GET, "github.ruleset", ONE, in(this::read));
    desk.serve(HandlerType.PUT, "github.ruleset.update", ONE, in(this::change));
    desk.serve(HandlerType.DELETE, "github.ruleset.delete", ONE, in(this::delete));
    desk.serve(
        HandlerType.GET, "github.rules", HERE + "/rules/branches/<branch>", in(this::effective));
  }

  private Function<Context, Answer> in(BiFunction<Project, Context, Answer> answer) {
    return context ->
        gitHub
            .findProject(GitHubRoutes.fullName(context))
            .map(project -> answer.apply(project, context))
            .orElseGet(Answer::notFound);
  }

  private Answer all(Project project, Context context) {
    return Answer.page(context, project.rulesets().all(), rule -> listed(project, rule));
  }

  private Answer make(Project project, Context context) {
    var body = sent(context);
    if (!body.path("name").isTextual() || !body.path("enforcement").isTextual()) {
      return Answer.refused(422, "Invalid request.\n\n\"name\", \"enforcement\" weren't supplied.");
    }
    return refusal(project, body, Optional.empty())
        .orElseGet(() -> Answer.created(whole(project, project.rulesets().add(body))));
  }

  private Answer read(Project project, Context context) {
    return found(project, context)
        .map(rule -> Answer.ok(whole(project, rule)))
        .orElseGet(Answer::notFound);
  }

  private Answer change(Project project, Context context) {
    var body = sent(context);
    return found(project, context)
        .map(
            rule ->
                refusal(project, body, Optional.of(rule))
                    .orElseGet(
                        () ->
                            Answer.ok(whole(project, project.rulesets().change(rule.id(), body)))))
        .orElseGet(Answer::notFound);
  }

  private Answer delete(Project project, Context context) {
    return found(project, context).filter(rule -> project.rulesets().delete(rule.id())).isPresent()
        ? Answer.nothing()
        : Answer.notFound();
  }

  private Answer effective(Project project, Context context) {
    var rules = new ArrayList<ObjectNode>();
    for (var ruleset : project.rulesets().activeOn(context.pathParam("branch"))) {
      ruleset
          .rules()
          .map(rule -> (ObjectNode) rule.deepCopy())
          .forEach(
              rule ->
                  rules.add(
                      rule.put("ruleset_source_type", "Repository")
                          .put("ruleset_source", project.name())
                          .put("ruleset_id", ruleset.id())));
    }
    return Answer.page(context, rules, rule -> rule);
  }

  private static Optional<Answer> refusal(
      Project project, ObjectNode body, Optional<Ruleset> itself) {
    var enforcement = body.path("enforcement");
    if (enforcement.isTextual() && !ENFORCEMENTS.contains(enforcement.asText())) {
      return Optional.of(
          Answer.refused(422, "Validation Failed: enforcement is not included in the list"));
    }
    boolean taken =
        project.rulesets().all().stream()
            .filter(rule -> itself.filter(one -> one.id() == rule.id()).isEmpty())
            .anyMatch(rule -> rule.name().equals(body.path("name").asText()));
    return taken
        ? Optional.of(Answer.refused(422, "Validation Failed: Name must be unique"))
        : Optional.empty();
  }

  private static Optional<Ruleset> found(Project project, Context context) {
    var id = context.pathParam("id");
    return id.matches("\\d{1,15}") ? project.rulesets().find(Long.parseLong(id)) : Optional.empty();
  }

  private static ObjectNode sent(Context context) {
    return Json.read(context.body()).orElseGet(Json::object) instanceof ObjectNode body
        ? body
        : Json.object();
  }

  /** A list leaves out what the rules are, and who may pass. */
  private static ObjectNode listed(Project project, Ruleset rule) {
    var json =
        Json.object()
            .put("id", rule.id())
            .put("name", rule.name())
            .put("target", rule.body().path("target").asText("branch"))
            .put("source_type", "Repository")
            .put("source", project.name())
            .put("enforcement", rule.body().path("enforcement").asText())
            .put("node_id", "RRS_" + rule.id())
            .put("created_at", PullJson.time(rule.createdAt()))
            .put("updated_at", PullJson.time(rule.updatedAt()));
    json.putObject("_links")
        .putObject("html")
        .put("href", "https://github.com/%s/rules/%d".formatted(project.name(), rule.id()));
    return json;
  }

  private static ObjectNode whole(Project project, Ruleset rule) {
    var json = listed(project, rule).put("current_user_can_bypass", "never");
    var body = rule.body();
    json.set("bypass_actors", body.has("bypass_actors") ? body.get("bypass_actors") : Json.array());
    json.set("conditions", body.has("conditions") ? body.get("conditions") : Json.object());
    json.set("rules", body.has("rules") ? body.get("rules") : Json.array());
    return json;
  }
}
