package dev.watchbill.sandbox.github;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.api.ServiceLog;
import dev.watchbill.sandbox.api.Silence;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Where calls come in: who may enter, what goes wrong by order, and how an answer is sent. */
final class Desk {
  private static final String PATH = "/github";

  private final RoutesConfig routes;
  private final Faults faults;
  private final ServiceLog log;
  private final Silence silence = new Silence();

  Desk(RoutesConfig routes, Sandbox sandbox) {
    this.routes = routes;
    this.faults = sandbox.faults();
    this.log = new ServiceLog(sandbox.calls(), sandbox.clock());
  }

  /**
   * Answers calls.
   *
   * @param call its name where faults are ordered
   * @param path after the address of the API
   */
  void serve(HandlerType method, String call, String path, Function<Context, Answer> answer) {
    routes.addHttpHandler(
        method,
        PATH + path,
        context -> log.note(call, context, () -> answer(context, call, answer)));
  }

  private void answer(Context context, String call, Function<Context, Answer> ordinary) {
    var fault = faults.strike(call).orElse(null);
    if (fault instanceof Fault.Hang hang) {
      cut(context, hang.silence());
    } else if (fault instanceof Fault.LostAnswer lost) {
      if (mayEnter(context)) {
        var unused = ordinary.apply(context);
      }
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

  /**
   * A status; {@code secondary}, a limit that says when to come again; or {@code garbled}, an
   * answer that is no JSON.
   */
  private static Answer refusal(Context context, String error) {
    if (error.equals("garbled")) {
      context.attribute("garbled", true);
      return Answer.ok(Json.object());
    }
    if (error.equals("secondary")) {
      context.header("Retry-After", "60");
      return Answer.refused(403, "You have exceeded a secondary rate limit.");
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
    answer.link().ifPresent(link -> context.header("Link", link));
    context.status(answer.status());
    if (answer.status() != 204) {
      context
          .contentType("application/json; charset=utf-8")
          .result(garbled ? "<h1>a proxy in between</h1>" : Json.line(answer.body()));
    }
  }
}
