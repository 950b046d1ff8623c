package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.socket.Sockets;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Map;

/** {@code api.*}, {@code auth.*}, {@code apps.*}, {@code bots.*}, {@code team.*}. */
final class AppMethods {
  private final Workspace workspace;
  private final Sockets sockets;

  AppMethods(Workspace workspace, Sockets sockets) {
    this.workspace = workspace;
    this.sockets = sockets;
  }

  Map<String, Method> all() {
    return Map.of(
        "api.test", this::apiTest,
        "auth.test", this::authTest,
        "apps.connections.open", this::openConnection,
        "bots.info", this::botInfo,
        "team.info", this::teamInfo);
  }

  private ObjectNode apiTest(Call call) {
    call.text("error")
        .ifPresent(
            error -> {
              throw new SlackError(error);
            });
    var answer = Json.object();
    answer.set("args", call.arguments());
    return answer;
  }

  private ObjectNode authTest(Call call) {
    var app = workspace.app();
    return Json.object()
        .put("url", "https://%s.slack.com/".formatted(workspace.team().domain()))
        .put("team", workspace.team().name())
        .put("user", app.handle())
        .put("team_id", workspace.team().id())
        .put("user_id", app.userId())
        .put("bot_id", app.botId())
        .put("is_enterprise_install", false);
  }

  private ObjectNode openConnection(Call call) {
    var url =
        "ws://%s%s?ticket=%s&app_id=%s"
            .formatted(call.host(), Sockets.PATH, sockets.ticket(), workspace.app().id());
    return Json.object().put("url", url);
  }

  private ObjectNode botInfo(Call call) {
    var app = workspace.app();
    if (call.text("bot").filter(id -> !id.equals(app.botId())).isPresent()) {
      throw new SlackError("bot_not_found");
    }
    var answer = Json.object();
    answer
        .putObject("bot")
        .put("id", app.botId())
        .put("deleted", false)
        .put("name", app.name())
        .put("updated", 0)
        .put("app_id", app.id())
        .put("user_id", app.userId())
        .putObject("icons");
    return answer;
  }

  private ObjectNode teamInfo(Call call) {
    var team = workspace.team();
    var answer = Json.object();
    answer
        .putObject("team")
        .put("id", team.id())
        .put("name", team.name())
        .put("domain", team.domain())
        .put("email_domain", "example.com")
        .put("url", "https://%s.slack.com/".formatted(team.domain()))
        .putObject("icon")
        .put("image_default", true);
    return answer;
  }
}
