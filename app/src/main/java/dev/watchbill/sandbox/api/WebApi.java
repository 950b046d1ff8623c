package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.socket.Sockets;
import dev.watchbill.sandbox.workspace.Channel.Kind;
import dev.watchbill.sandbox.workspace.Workspace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's Web API over HTTP, with the faults that are ordered. */
public final class WebApi {
  private static final Logger LOG = LoggerFactory.getLogger(WebApi.class);
  private static final int OK = 200;
  private static final int TOO_MANY = 429;

  private final Methods methods;
  private final Tokens tokens;
  private final Faults faults;
  private final CallLog log;
  private final Workspace workspace;
  private final Silence silence = new Silence();

  /** Over a workspace. */
  public WebApi(Workspace workspace, Sockets sockets, Tokens tokens, Faults faults, CallLog log) {
    this.workspace = workspace;
    this.methods = new Methods(workspace, sockets, faults);
    this.tokens = tokens;
    this.faults = faults;
    this.log = log;
  }

  /** Answers at {@code /api/…}. */
  public void mount(RoutesConfig routes) {
    routes.post("/api/{method}", this::answer);
    routes.get("/api/{method}", this::answer);
  }

  /** Lets all calls go that are held in silence. */
  public void close() {
    silence.end();
  }

  private void answer(Context context) {
    var started = System.nanoTime();
    var at = workspace.ledger().now();
    var name = context.pathParam("method");
    if (faults.isUnreachable()) {
      Silence.cut(context);
      return;
    }
    var call = new Call(name, Json.object(), Optional.ofNullable(context.host()).orElse(""));
    Reply reply;
    try {
      var arguments = Arguments.of(context);
      var token = Arguments.token(context, arguments);
      call = new Call(name, arguments, call.host());
      reply = reply(call, token);
    } catch (SlackError e) {
      reply = Reply.refused(e);
    } catch (RuntimeException e) {
      LOG.error("{} went wrong inside the sandbox", name, e);
      reply = Reply.refused(new SlackError("internal_error"));
    }
    log.add(
        new CallLog.Entry(
            at,
            name,
            call.arguments(),
            reply.silence().isPresent() ? 0 : reply.status(),
            reply.body(),
            Duration.ofNanos(System.nanoTime() - started)));
    send(context, reply);
  }

  private record Reply(
      int status, ObjectNode body, Optional<Duration> retryAfter, Optional<Duration> silence) {
    static Reply done(ObjectNode answer) {
      var body = Json.object().put("ok", true);
      body.setAll(answer);
      return new Reply(OK, body, Optional.empty(), Optional.empty());
    }

    static Reply refused(SlackError error) {
      var body = Json.object().put("ok", false).put("error", error.code());
      error.details().forEach(body::put);
      if (!error.problems().isEmpty()) {
        body.set("errors", Json.texts(error.problems()));
        var messages = body.putObject("response_metadata").putArray("messages");
        error.problems().forEach(p -> messages.add(p.startsWith("[ERROR]") ? p : "[ERROR] " + p));
      }
      return new Reply(OK, body, Optional.empty(), Optional.empty());
    }

    static Reply tooMany(Duration retryAfter) {
      var body = Json.object().put("ok", false).put("error", "ratelimited");
      return new Reply(TOO_MANY, body, Optional.of(retryAfter), Optional.empty());
    }

    static Reply broken(int status) {
      return new Reply(status, Json.object(), Optional.empty(), Optional.empty());
    }

    static Reply silent(Duration silence) {
      return new Reply(OK, Json.object(), Optional.empty(), Optional.of(silence));
    }
  }

  private Reply reply(Call call, String token) {
    var fault = faults.strike(call.method()).orElse(null);
    if (fault instanceof Fault.TooMany tooMany) {
      return Reply.tooMany(tooMany.retryAfter());
    } else if (fault instanceof Fault.ServerError error) {
      return Reply.broken(error.status());
    } else if (fault instanceof Fault.Hang hang) {
      return Reply.silent(hang.silence());
    } else if (fault instanceof Fault.Refusal refusal) {
      return Reply.refused(new SlackError(refusal.error()));
    }
    var done = perform(call, token);
    return fault instanceof Fault.LostAnswer lost ? Reply.silent(lost.silence()) : done;
  }

  private Reply perform(Call call, String token) {
    var method = methods.named(call.method());
    if (!call.method().equals("api.test")) {
      tokens.check(call.method(), token);
      checkScopes(call);
    }
    if (call.method().equals("chat.postMessage")) {
      var wait = faults.rateLimits().take(call.text("channel").orElse(""));
      if (wait.isPresent()) {
        return Reply.tooMany(wait.orElseThrow());
      }
    }
    return Reply.done(method.call(call));
  }

  /** As strict as Slack: what the manifest does not ask for cannot be done. */
  private void checkScopes(Call call) {
    var kinds =
        call.text("channel")
            .flatMap(workspace.channels()::byId)
            .map(channel -> Set.of(channel.kind()))
            .orElseGet(() -> Set.of(Kind.values()));
    var scopes = workspace.app().scopes();
    var missing = scopes.missing(call.method(), kinds);
    if (!missing.isEmpty()) {
      throw SlackError.missingScope(missing, scopes.granted());
    }
  }

  private void send(Context context, Reply reply) {
    if (reply.silence().isPresent()) {
      silence.keep(reply.silence().orElseThrow());
      Silence.cut(context);
      return;
    }
    reply
        .retryAfter()
        .ifPresent(
            wait -> context.header("Retry-After", String.valueOf(Math.max(1, wait.toSeconds()))));
    context.status(reply.status());
    if (reply.body().isEmpty()) {
      context.contentType("text/html").result("<h1>something has gone wrong</h1>");
    } else {
      context.contentType("application/json; charset=utf-8").result(Json.line(reply.body()));
    }
  }
}
