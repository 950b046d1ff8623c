package dev.watchbill.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Ids;
import dev.watchbill.sandbox.workspace.Workspace;

/** The wrapping that all events share. */
final class EventCallback {
  private EventCallback() {}

  static ObjectNode of(Workspace workspace, Event event) {
    var app = workspace.app();
    var team = workspace.team().id();
    var wrapped = Json.object();
    wrapped
        .put("token", "sandbox-verification-token")
        .put("team_id", team)
        .put("context_team_id", team)
        .putNull("context_enterprise_id")
        .put("api_app_id", app.id());
    wrapped.set("event", event.content());
    wrapped
        .put("type", "event_callback")
        .put("event_id", Ids.fresh("Ev"))
        .put("event_time", workspace.ledger().now().getEpochSecond());
    wrapped
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", team)
        .put("user_id", app.userId())
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    wrapped
        .put("is_ext_shared_channel", event.channel().filter(Channel::shared).isPresent())
        .put("event_context", Ids.fresh("4-"));
    return wrapped;
  }
}
