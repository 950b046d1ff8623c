package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Notes what the app asks of services besides Slack among its calls. Tokens are left out. */
public final class ServiceLog {
  private final CallLog calls;
  private final Clock clock;

  /** Notes them there. */
  public ServiceLog(CallLog calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** Answers a call, and notes it. */
  public void note(String call, Context context, Runnable answering) {
    var started = System.nanoTime();
    var at = clock.instant();
    answering.run();
    boolean cut = Silence.isCut(context);
    calls.add(
        new CallLog.Entry(
            at,
            call,
            asked(context),
            cut ? 0 : context.statusCode(),
            cut ? Json.object() : answered(context),
            Duration.ofNanos(System.nanoTime() - started)));
  }

  private static ObjectNode asked(Context context) {
    var asked = Json.object();
    context.pathParamMap().forEach(asked::put);
    context.queryParamMap().forEach((name, values) -> asked.set(name, Json.texts(values)));
    asked.remove("access_token");
    if (!context.body().isEmpty()) {
      Json.read(context.body())
          .ifPresentOrElse(
              body -> asked.set("body", body), () -> asked.put("body", context.body()));
    }
    return asked;
  }

  /** Of a list only its length is kept: a thousand long ones would fill the memory. */
  private static ObjectNode answered(Context context) {
    return Optional.ofNullable(context.result())
        .flatMap(Json::read)
        .map(
            body ->
                body instanceof ObjectNode object
                    ? object
                    : Json.object().put("items", body.size()))
        .orElseGet(Json::object);
  }
}
