package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Pull requests, their files, what is said of their commits, and branches: {@code github.pulls},
 * {@code github.pull}, {@code github.files}, {@code github.status} and {@code github.statuses},
 * {@code github.report} (somebody says how a check stands), {@code github.queue} (what the names of
 * branches begin with) and {@code github.branch}.
 */
final class PullRoutes {
  private static final String HERE = "/repos/{owner}/{name}";

  /** How many files GitHub lists of one pull request at the most. */
  private static final int MOST_FILES = 3000;

  private static final int LONGEST_DESCRIPTION = 140;
  private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");

  private final GitHub gitHub;

  PullRoutes(GitHub gitHub) {
    this.gitHub = gitHub;
  }

  void mount(Desk desk) {
    desk.serve(HandlerType.GET, "github.pulls", HERE + "/pulls", in(this::pulls));
    desk.serve(HandlerType.GET, "github.pull", HERE + "/pulls/{number}", in(this::pull));
    desk.serve(HandlerType.GET, "github.files", HERE + "/pulls/{number}/files", in(this::files));
    desk.serve(
        HandlerType.GET, "github.statuses", HERE + "/commits/{sha}/statuses", in(this::statuses));
    desk.serve(HandlerType.GET, "github.statuses", HERE + "/statuses/{sha}", in(this::statuses));
    desk.serve(
        HandlerType.GET, "github.status", HERE + "/commits/{sha}/status", in(this::combined));
    desk.serve(HandlerType.POST, "github.report", HERE + "/statuses/{sha}", in(this::say));
    desk.serve(HandlerType.GET, "github.queue", HERE + "/git/matching-refs/<ref>", in(this::refs));
    desk.serve(HandlerType.GET, "github.branch", HERE + "/branches/<branch>", in(this::branch));
  }

  private Function<Context, Answer> in(BiFunction<Project, Context, Answer> answer) {
    return context ->
        gitHub
            .findProject(GitHubRoutes.fullName(context))
            .map(project -> answer.apply(project, context))
            .orElseGet(Answer::notFound);
  }

  private Answer pulls(Project project, Context context) {
    var state = asked(context, "state").orElse("open");
    var base = asked(context, "base");
    var head = asked(context, "head");
    Comparator<Pull> order =
        switch (asked(context, "sort").orElse("created")) {
          case "updated" -> Comparator.comparing(Pull::updatedAt).thenComparing(Pull::number);
          default -> Comparator.comparing(Pull::createdAt).thenComparing(Pull::number);
        };
    boolean ascending =
        asked(context, "direction")
            .map("asc"::equals)
            .orElse(asked(context, "sort").filter("updated"::equals).isPresent());
    var found =
        project.pulls().stream()
            .filter(pull -> state.equals("all") || state.equals("open") == pull.isOpen())
            .filter(pull -> base.filter(name -> !name.equals(pull.base())).isEmpty())
            .filter(pull -> head.filter(name -> !name.endsWith(":" + pull.branch())).isEmpty())
            .sorted(ascending ? order : order.reversed())
            .toList();
    return Answer.page(context, found, pull -> PullJson.listed(project.name(), pull));
  }

  private Answer pull(Project project, Context context) {
    return found(project, context)
        .map(pull -> Answer.ok(PullJson.whole(project.name(), pull, project.verdict(pull))))
        .orElseGet(Answer::notFound);
  }

  private Answer files(Project project, Context context) {
    return found(project, context)
        .map(
            pull ->
                Answer.page(
                    context, pull.files().stream().limit(MOST_FILES).toList(), PullJson::file))
        .orElseGet(Answer::notFound);
  }

  private Answer statuses(Project project, Context context) {
    return Answer.page(context, project.statuses().of(context.pathParam("sha")), PullJson::status);
  }

  private Answer combined(Project project, Context context) {
    var sha = context.pathParam("sha");
    var latest = project.statuses().latest(sha);
    var state =
        latest.isEmpty() || latest.stream().anyMatch(each -> each.state().equals("pending"))
            ? "pending"
            : "success";
    var failed =
        latest.stream().anyMatch(each -> Set.of("error", "failure").contains(each.state()));
    var body =
        Json.object()
            .put("state", failed ? "failure" : state)
            .put("sha", sha)
            .put("total_count", latest.size());
    var list = body.putArray("statuses");
    var page = Answer.page(context, latest, PullJson::status);
    page.body().forEach(list::add);
    body.set("repository", PullJson.repository(project.name()));
    return new Answer(200, body, page.link());
  }

  private Answer say(Project project, Context context) {
    var sha = context.pathParam("sha");
    var said = Json.read(context.body()).orElseGet(Json::object);
    var state = said.path("state").asText();
    var description = said.path("description").asText("");
    if (!project.hasCommit(sha)) {
      return Answer.refused(422, "No commit found for SHA: " + sha);
    }
    if (!STATES.contains(state)) {
      return Answer.refused(422, "Validation Failed: state is not included in the list");
    }
    if (description.length() > LONGEST_DESCRIPTION) {
      return Answer.refused(
          422, "Validation Failed: description is too long (maximum is 140 characters)");
    }
    var status =
        new CommitStatus(
            0,
            said.path("context").asText("default"),
            state,
            description,
            Optional.of(said.path("target_url").asText("")).filter(url -> !url.isEmpty()),
            project.now());
    return Answer.created(PullJson.status(project.report(sha, status)));
  }

  private Answer refs(Project project, Context context) {
    var asked = "refs/" + context.pathParam("ref");
    var found =
        project.refs().entrySet().stream().filter(ref -> ref.getKey().startsWith(asked)).toList();
    return Answer.page(context, List.copyOf(found), PullRoutes::ref);
  }

  private static ObjectNode ref(Map.Entry<String, String> ref) {
    var json = Json.object().put("ref", ref.getKey());
    json.putObject("object").put("sha", ref.getValue()).put("type", "commit");
    return json;
  }

  private Answer branch(Project project, Context context) {
    var name = context.pathParam("branch");
    return Optional.ofNullable(project.refs().get("refs/heads/" + name))
        .map(
            sha -> {
              var json = Json.object().put("name", name).put("protected", false);
              json.putObject("commit").put("sha", sha);
              var protection = json.putObject("protection").put("enabled", false);
              var checks = protection.putObject("required_status_checks");
              checks.put("enforcement_level", "off").putArray("contexts");
              checks.putArray("checks");
              return Answer.ok(json);
            })
        .orElseGet(() -> Answer.refused(404, "Branch not found"));
  }

  private static Optional<Pull> found(Project project, Context context) {
    var number = context.pathParam("number");
    return number.matches("\\d{1,9}") ? project.find(Integer.parseInt(number)) : Optional.empty();
  }

  private static Optional<String> asked(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isEmpty());
  }
}
