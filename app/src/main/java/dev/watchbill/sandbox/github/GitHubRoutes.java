package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.Routes;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.json.Json;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.DateTimeException;
import java.util.Optional;

/**
 * GitHub's REST API at {@code /github/…}, beside the sandbox's Slack. Its calls are named {@code
 * github.repository}, {@code github.issue}, {@code github.search}, and as in {@link PullRoutes} and
 * {@link RuleRoutes}, where faults are ordered: {@code github.search 503 for 2m}, {@code
 * github.pull error 404}, {@code github.* hang 20s x1}. {@code error secondary} is a 403 that says
 * when to come again.
 */
public final class GitHubRoutes implements Routes {
  private final GitHub gitHub;

  /** Serves what is there. */
  public GitHubRoutes(GitHub gitHub) {
    this.gitHub = gitHub;
  }

  /** What an app is given as {@code GITHUB_API_URL}. */
  public static String apiUrl(Sandbox sandbox) {
    return sandbox.address() + "/github/";
  }

  @Override
  public void mount(JavalinConfig config, Sandbox sandbox) {
    var desk = new Desk(config.routes, sandbox);
    desk.serve(HandlerType.GET, "github.repository", "/repos/{owner}/{name}", this::repository);
    desk.serve(
        HandlerType.GET, "github.issue", "/repos/{owner}/{name}/issues/{number}", this::issue);
    desk.serve(HandlerType.GET, "github.search", "/search/issues", this::search);
    new PullRoutes(gitHub).mount(desk);
    new RuleRoutes(gitHub).mount(desk);
  }

  private Answer repository(Context context) {
    return gitHub
        .named(fullName(context))
        .map(name -> Answer.ok(PullJson.repository(name)))
        .orElseGet(Answer::notFound);
  }

  private Answer issue(Context context) {
    var number = context.pathParam("number");
    return number.matches("\\d{1,9}")
        ? gitHub
            .issue(fullName(context), Integer.parseInt(number))
            .map(found -> Answer.ok(json(found)))
            .orElseGet(Answer::notFound)
        : Answer.notFound();
  }

  private Answer search(Context context) {
    var query = Optional.ofNullable(context.queryParam("q")).orElse("");
    GitHubSearch search;
    try {
      search = GitHubSearch.read(query);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Answer.refused(422, String.valueOf(e.getMessage()));
    }
    if (search.repository().flatMap(gitHub::named).isEmpty()) {
      return Answer.refused(422, "The listed repositories cannot be searched");
    }
    var found = gitHub.found(search);
    var body = Json.object().put("total_count", found.size()).put("incomplete_results", false);
    var items = body.putArray("items");
    found.stream().limit(Answer.perPage(context)).forEach(issue -> items.add(json(issue)));
    return Answer.ok(body);
  }

  static String fullName(Context context) {
    return context.pathParam("owner") + "/" + context.pathParam("name");
  }

  private static ObjectNode json(GitHubIssue issue) {
    var address = "https://github.com/%s/issues/%d".formatted(issue.repository(), issue.number());
    var json =
        Json.object()
            .put("id", issue.number())
            .put("number", issue.number())
            .put("title", issue.title())
            .put("state", issue.isOpen() ? "open" : "closed")
            .put("html_url", address)
            .put("created_at", issue.createdAt().toString())
            .put("body", "");
    issue.closedAt().ifPresent(at -> json.put("closed_at", at.toString()));
    var labels = json.putArray("labels");
    issue.labels().forEach(label -> labels.addObject().put("name", label));
    return json;
  }
}
