package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Ledger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;

/** Where the app posts its later answers. */
public final class ResponseUrlRoute {
  /** Followed by the address's own id. */
  public static final String PATH = "/response/";

  private final AppAnswers answers;
  private final CallLog log;
  private final Faults faults;
  private final Ledger ledger;

  /** Shows what is posted. */
  public ResponseUrlRoute(AppAnswers answers, CallLog log, Faults faults, Ledger ledger) {
    this.answers = answers;
    this.log = log;
    this.faults = faults;
    this.ledger = ledger;
  }

  /** Answers at {@link #PATH}. */
  public void mount(RoutesConfig routes) {
    routes.post(PATH + "{id}", this::receive);
  }

  private void receive(Context context) {
    if (faults.isUnreachable()) {
      Silence.cut(context);
      return;
    }
    var started = System.nanoTime();
    var payload =
        Json.read(context.body())
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .orElseGet(Json::object);
    var refusal =
        answers
            .receive(context.pathParam("id"), payload)
            .error()
            .map(error -> Json.object().put("ok", false).put("error", error));
    context.status(refusal.isPresent() ? 404 : 200);
    refusal.ifPresentOrElse(
        body -> context.contentType("application/json").result(Json.line(body)),
        () -> context.contentType("text/plain").result("ok"));
    log.add(
        new CallLog.Entry(
            ledger.now(),
            "response_url",
            payload,
            context.statusCode(),
            refusal.orElseGet(Json::object),
            Duration.ofNanos(System.nanoTime() - started)));
  }
}
