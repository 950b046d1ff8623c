package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.BotUnderClock;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Person;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The page's own interface: what a person may read, what they do, what happens as it happens. */
final class PageRoutes {
  private final Sandbox sandbox;
  private final Sight sight;
  private final Feed feed;
  private final Time time;
  private final Inspector inspector;
  private final List<BotUnderClock> bots;
  private final Optional<PullPage> pulls;
  private final Deeds deeds;

  PageRoutes(
      Sandbox sandbox,
      Sight sight,
      Feed feed,
      Time time,
      Inspector inspector,
      List<BotUnderClock> bots,
      Optional<PullPage> pulls) {
    this.sandbox = sandbox;
    this.sight = sight;
    this.feed = feed;
    this.time = time;
    this.inspector = inspector;
    this.bots = bots;
    this.pulls = pulls;
    this.deeds = new Deeds(sandbox);
  }

  void mount(RoutesConfig routes) {
    routes.get("/page/api/workspace", context -> answer(context, workspace(context)));
    routes.get("/page/api/messages/{channel}", context -> answer(context, messages(context)));
    routes.get("/page/api/inspection", context -> answer(context, inspector.look(bots)));
    pulls.ifPresent(
        page -> routes.get("/page/api/pulls", context -> answer(context, page.sight().look())));
    routes.sse("/page/api/feed", client -> feed.open(client, viewer(client.ctx()).id()));
    routes.post("/page/api/do/{deed}", this::deed);
  }

  private ObjectNode workspace(Context context) {
    var json = sight.workspace(viewer(context));
    json.set("clock", time.now());
    json.put("pulls", pulls.isPresent());
    return json;
  }

  private ObjectNode messages(Context context) {
    var viewer = viewer(context);
    var json = Json.object();
    sandbox
        .workspace()
        .channels()
        .byId(context.pathParam("channel"))
        .filter(channel -> sight.sees(viewer, channel))
        .ifPresentOrElse(
            channel -> json.set("messages", sight.messages(viewer, channel)),
            () -> json.putArray("messages"));
    return json;
  }

  private void deed(Context context) {
    // A form of another site cannot send JSON, so nobody acts here by being lured elsewhere.
    var type = Optional.ofNullable(context.contentType()).orElse("");
    if (!type.startsWith("application/json")) {
      context.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    ObjectNode answer;
    try {
      answer = does(context.pathParam("deed"), viewer(context), Page.sent(context.body()));
    } catch (NoSuchElementException | IllegalStateException | IllegalArgumentException e) {
      answer = Json.object().put("ok", false).put("error", String.valueOf(e.getMessage()));
    }
    answer(context, answer.has("ok") ? answer : answer.put("ok", true));
  }

  private ObjectNode does(String deed, Person viewer, ObjectNode said) {
    switch (deed) {
      case "move-clock" -> {
        time.moveTo(Instant.ofEpochMilli(said.path("to").asLong()), bots);
        return time.now();
      }
      case "fault" -> inspector.order(said.path("kind").asText());
      case "clear-faults" -> inspector.clearFaults();
      default -> {
        var onPulls = pulls.map(PullPage::deeds).filter(each -> each.knows(deed));
        return onPulls.isPresent()
            ? onPulls.orElseThrow().does(deed, viewer, said)
            : deeds.does(deed, sandbox.as(viewer.id()), said);
      }
    }
    return Json.object();
  }

  private Person viewer(Context context) {
    return Page.viewer(sandbox, Optional.ofNullable(context.queryParam("as")).orElse(""));
  }

  private static void answer(Context context, ObjectNode json) {
    context
        .contentType("application/json; charset=utf-8")
        .header("Cache-Control", "no-store")
        .result(Json.line(json));
  }
}
