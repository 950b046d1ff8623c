package dev.watchbill.sandbox.mergefreeze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.Routes;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.api.ServiceLog;
import dev.watchbill.sandbox.api.Silence;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Merge Freeze's API at {@code /mergefreeze/api/…}. Its calls are named {@code mergefreeze.read}
 * and {@code mergefreeze.set} where faults are ordered: {@code mergefreeze.set 503 for 2m}, {@code
 * mergefreeze.read error 404}; {@code mergefreeze.read error lies x1} says once that the branch is
 * not frozen, and {@code mergefreeze.* error listless} leaves out which pull requests are
 * unblocked.
 */
public final class MergeFreezeRoutes implements Routes {
  private static final String PATH = "/mergefreeze/api/";
  private static final String BRANCH = PATH + "branches/{owner}/{name}/{branch}/";

  private final MergeFreezeBoard board;
  private final Silence silence = new Silence();

  /** Serves this branch, and knows no other. */
  public MergeFreezeRoutes(MergeFreezeBoard board) {
    this.board = board;
  }

  /** What an app is given as {@code MERGE_FREEZE_API_URL}. */
  public static String apiUrl(Sandbox sandbox) {
    return sandbox.address() + PATH;
  }

  @Override
  public void mount(JavalinConfig config, Sandbox sandbox) {
    serve(config, sandbox, HandlerType.GET, "mergefreeze.read", this::read);
    serve(config, sandbox, HandlerType.POST, "mergefreeze.set", this::set);
  }

  private void serve(
      JavalinConfig config,
      Sandbox sandbox,
      HandlerType method,
      String call,
      Function<Context, Answer> ordinary) {
    var log = new ServiceLog(sandbox.calls(), sandbox.clock());
    config.routes.addHttpHandler(
        method,
        BRANCH,
        context ->
            log.note(call, context, () -> answer(context, sandbox.faults(), call, ordinary)));
  }

  private record Answer(int status, ObjectNode body) {
    static Answer refused(int status, String error) {
      return new Answer(status, Json.object().put("error", error));
    }
  }

  private void answer(
      Context context, Faults faults, String call, Function<Context, Answer> ordinary) {
    var fault = faults.strike(call).orElse(null);
    if (fault instanceof Fault.Hang hang) {
      cut(context, hang.silence());
    } else if (fault instanceof Fault.LostAnswer lost) {
      allowed(context, ordinary);
      cut(context, lost.silence());
    } else if (fault instanceof Fault.ServerError error) {
      send(context, Answer.refused(error.status(), "Something went wrong"));
    } else if (fault instanceof Fault.TooMany tooMany) {
      context.header("Retry-After", Long.toString(Math.max(1, tooMany.retryAfter().toSeconds())));
      send(context, Answer.refused(429, "Too many requests"));
    } else if (fault instanceof Fault.Refusal refusal) {
      send(context, refusal(context, refusal.error(), ordinary));
    } else {
      send(context, allowed(context, ordinary));
    }
  }

  private void cut(Context context, Duration after) {
    silence.keep(after);
    Silence.cut(context);
  }

  private Answer refusal(Context context, String error, Function<Context, Answer> ordinary) {
    if (error.matches("4\\d\\d")) {
      return Answer.refused(Integer.parseInt(error), "ordered in the sandbox");
    }
    var answer = allowed(context, ordinary);
    if (answer.status() == 200) {
      answer.body().remove("unblocked_prs");
      if (error.equals("lies")) {
        answer.body().put("frozen", false).putNull("frozen_by");
      }
    }
    return answer;
  }

  private Answer allowed(Context context, Function<Context, Answer> ordinary) {
    if (!MergeFreezeBoard.TOKEN.equals(context.queryParam("access_token"))) {
      return Answer.refused(401, "Access denied");
    }
    var repository = context.pathParam("owner") + "/" + context.pathParam("name");
    return repository.equalsIgnoreCase(board.repository())
            && context.pathParam("branch").equals(board.branch())
        ? ordinary.apply(context)
        : Answer.refused(404, "Not found");
  }

  private Answer read(Context context) {
    return new Answer(200, json(board.standing()));
  }

  private Answer set(Context context) {
    var frozen = Optional.ofNullable(context.formParam("frozen")).orElse("");
    var list = Optional.ofNullable(context.formParam("unblocked_prs"));
    var numbers = list.flatMap(MergeFreezeRoutes::numbers);
    if (!frozen.matches("true|false") || (list.isPresent() && numbers.isEmpty())) {
      return Answer.refused(400, "Bad request");
    }
    var by = Optional.ofNullable(context.formParam("user_name")).filter(name -> !name.isBlank());
    var note = Optional.ofNullable(context.formParam("note")).orElse("");
    return new Answer(200, json(board.set(frozen.equals("true"), by, note, numbers)));
  }

  private static Optional<List<Integer>> numbers(String list) {
    return Json.read(list)
        .filter(JsonNode::isArray)
        .filter(array -> array.valueStream().allMatch(JsonNode::isInt))
        .map(array -> array.valueStream().map(JsonNode::asInt).toList());
  }

  private ObjectNode json(MergeFreezeBoard.Standing standing) {
    var json =
        Json.object()
            .put("branch", board.branch())
            .put("repository", board.repository())
            .put("frozen", standing.frozen());
    standing
        .by()
        .filter(by -> standing.frozen())
        .ifPresentOrElse(by -> json.put("frozen_by", by), () -> json.putNull("frozen_by"));
    if (standing.frozen()) {
      var list = json.putArray("unblocked_prs");
      standing.unblocked().forEach(list::add);
    }
    return json;
  }

  private static void send(Context context, Answer answer) {
    context
        .status(answer.status())
        .contentType("application/json; charset=utf-8")
        .result(Json.line(answer.body()));
  }
}
