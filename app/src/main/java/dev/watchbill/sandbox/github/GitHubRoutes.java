package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.Routes;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.api.Silence;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * GitHub's REST API at {@code /github/…}, beside the sandbox's Slack. Its calls are named {@code
 * github.repository}, {@code github.issue} and {@code github.search} where faults are ordered:
 * {@code github.search 503 for 2m}, {@code github.issue error 404}, {@code github.* hang 20s x1}.
 */
public final class GitHubRoutes implements Routes {
  private static final String PATH = "/github";

  private final GitHub gitHub;
  private final Silence silence = new Silence();

  /** Serves what is there. */
  public GitHubRoutes(GitHub gitHub) {
    this.gitHub = gitHub;
  }

  /** What an app is given as {@code GITHUB_API_URL}. */
  public static String apiUrl(Sandbox sandbox) {
    return sandbox.address() + PATH + "/";
  }

  @Override
  public void mount(JavalinConfig config, Sandbox sandbox) {
    serve(config, sandbox, "github.repository", "/repos/{owner}/{name}", this::repository);
    serve(config, sandbox, "github.issue", "/repos/{owner}/{name}/issues/{number}", this::issue);
    serve(config, sandbox, "github.search", "/search/issues", this::search);
  }

  private void serve(
      JavalinConfig config,
      Sandbox sandbox,
      String call,
      String path,
      Function<Context, Answer> answer) {
    config.routes.get(PATH + path, context -> answer(context, sandbox.faults(), call, answer));
  }

  /**
   * @param status of HTTP
   * @param body JSON
   */
  private record Answer(int status, ObjectNode body) {
    static Answer ok(ObjectNode body) {
      return new Answer(200, body);
    }

    static Answer refused(int status, String message) {
      return new Answer(status, Json.object().put("message", message));
    }
  }

  private void answer(
      Context context, Faults faults, String call, Function<Context, Answer> ordinary) {
    var fault = faults.strike(call).orElse(null);
    if (fault instanceof Fault.Hang hang) {
      cut(context, hang.silence());
    } else if (fault instanceof Fault.LostAnswer lost) {
      cut(context, lost.silence());
    } else if (fault instanceof Fault.ServerError error) {
      send(context, Answer.refused(error.status(), "something has gone wrong"));
    } else if (fault instanceof Fault.TooMany tooMany) {
      context.header("Retry-After", Long.toString(Math.max(1, tooMany.retryAfter().toSeconds())));
      send(context, Answer.refused(429, "You have exceeded a secondary rate limit."));
    } else if (fault instanceof Fault.Refusal refusal) {
      send(context, refusal(context, refusal.error()));
    } else if (!mayEnter(context)) {
      send(context, Answer.refused(401, "Bad credentials"));
    } else {
      send(context, ordinary.apply(context));
    }
  }

  private void cut(Context context, Duration after) {
    silence.keep(after);
    Silence.cut(context);
  }

  /** A status; or {@code garbled}, an answer that is no JSON. */
  private static Answer refusal(Context context, String error) {
    if (error.equals("garbled")) {
      context.attribute("garbled", true);
      return Answer.ok(Json.object());
    }
    int status = error.matches("4\\d\\d") ? Integer.parseInt(error) : 404;
    if (status == 403) {
      context.header("X-RateLimit-Limit", "5000").header("X-RateLimit-Remaining", "0");
      context.header("X-RateLimit-Reset", "4102444800");
      return Answer.refused(status, "API rate limit exceeded");
    }
    return Answer.refused(status, "ordered in the sandbox");
  }

  private static boolean mayEnter(Context context) {
    var shown = Optional.ofNullable(context.header("Authorization")).orElse("");
    return shown.equals("Bearer " + GitHub.TOKEN) || shown.equals("token " + GitHub.TOKEN);
  }

  private static void send(Context context, Answer answer) {
    boolean garbled = context.attribute("garbled") != null;
    context
        .status(answer.status())
        .contentType("application/json; charset=utf-8")
        .result(garbled ? "<h1>a proxy in between</h1>" : Json.line(answer.body()));
  }

  private Answer repository(Context context) {
    return gitHub
        .named(fullName(context))
        .map(
            name ->
                Answer.ok(
                    Json.object()
                        .put("id", name.hashCode())
                        .put("name", name.substring(name.indexOf('/') + 1))
                        .put("full_name", name)
                        .put("html_url", "https://github.com/" + name)
                        .set("owner", owner(name))))
        .orElseGet(GitHubRoutes::notFound);
  }

  private Answer issue(Context context) {
    var number = context.pathParam("number");
    return number.matches("\\d{1,9}")
        ? gitHub
            .issue(fullName(context), Integer.parseInt(number))
            .map(found -> Answer.ok(json(found)))
            .orElseGet(GitHubRoutes::notFound)
        : notFound();
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
    found.stream().limit(perPage(context)).forEach(issue -> items.add(json(issue)));
    return Answer.ok(body);
  }

  private static int perPage(Context context) {
    var asked = Optional.ofNullable(context.queryParam("per_page")).orElse("30");
    return asked.matches("\\d{1,3}") ? Math.min(100, Integer.parseInt(asked)) : 30;
  }

  private static Answer notFound() {
    return Answer.refused(404, "Not Found");
  }

  private static String fullName(Context context) {
    return context.pathParam("owner") + "/" + context.pathParam("name");
  }

  private static ObjectNode owner(String repository) {
    var login = repository.substring(0, repository.indexOf('/'));
    return Json.object().put("id", login.hashCode()).put("login", login);
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
