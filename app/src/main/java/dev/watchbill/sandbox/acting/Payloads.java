package dev.watchbill.sandbox.acting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.ResponseUrls.ResponseUrl;
import dev.watchbill.sandbox.workspace.Ts;
import dev.watchbill.sandbox.workspace.View;
import dev.watchbill.sandbox.workspace.Workspace;

/** Commands and interactions as Slack writes them. */
final class Payloads {
  private static final String TOKEN = "sandbox-verification-token";

  private final Workspace workspace;
  private final String responseBase;

  Payloads(Workspace workspace, String responseBase) {
    this.workspace = workspace;
    this.responseBase = responseBase;
  }

  ObjectNode command(
      Person person,
      Channel channel,
      String command,
      String text,
      ResponseUrl url,
      String trigger) {
    return Json.object()
        .put("token", TOKEN)
        .put("team_id", workspace.team().id())
        .put("team_domain", workspace.team().domain())
        .put("channel_id", channel.id())
        .put("channel_name", nameOf(channel))
        .put("user_id", person.id())
        .put("user_name", person.name())
        .put("command", command)
        .put("text", text)
        .put("api_app_id", workspace.app().id())
        .put("is_enterprise_install", "false")
        .put("response_url", address(url))
        .put("trigger_id", trigger);
  }

  ObjectNode messageAction(
      Person person,
      Channel channel,
      Message message,
      ObjectNode action,
      JsonNode values,
      ResponseUrl url,
      String trigger) {
    var payload = blockActions(person, action, trigger);
    payload.setAll(placeOf(channel, message));
    payload.putObject("state").set("values", values);
    return payload.put("response_url", address(url));
  }

  ObjectNode viewAction(
      Person person, View view, ObjectNode action, JsonNode values, String trigger) {
    var payload = blockActions(person, action, trigger);
    payload.putObject("container").put("type", "view").put("view_id", view.id());
    payload.set("view", viewWith(view, values));
    return payload;
  }

  ObjectNode submission(Person person, View view, JsonNode values, String trigger) {
    var payload = base("view_submission", person).put("trigger_id", trigger);
    payload.set("view", viewWith(view, values));
    payload.putArray("response_urls");
    return payload;
  }

  ObjectNode closing(Person person, View view, boolean all) {
    var payload = base("view_closed", person).put("is_cleared", all);
    payload.set("view", viewWith(view, Json.object()));
    return payload;
  }

  ObjectNode globalShortcut(Person person, String callbackId, String trigger) {
    return base("shortcut", person)
        .put("action_ts", Ts.of(workspace.ledger().now()))
        .put("callback_id", callbackId)
        .put("trigger_id", trigger);
  }

  ObjectNode messageShortcut(
      Person person,
      Channel channel,
      Message message,
      String callbackId,
      ResponseUrl url,
      String trigger) {
    var payload =
        base("message_action", person)
            .put("action_ts", Ts.of(workspace.ledger().now()))
            .put("callback_id", callbackId)
            .put("trigger_id", trigger)
            .put("message_ts", message.ts())
            .put("response_url", address(url));
    payload.set("channel", channel(channel));
    payload.set("message", Wire.message(workspace, message));
    return payload;
  }

  ObjectNode suggestion(Person person, ObjectNode place, ObjectNode element, String typed) {
    var payload = base("block_suggestion", person);
    payload
        .put("action_id", element.path("action_id").asText())
        .put("block_id", element.path("block_id").asText())
        .put("value", typed);
    payload.setAll(place);
    return payload;
  }

  /** A view's place in the world, for a suggestion. */
  ObjectNode placeOf(View view) {
    var place = Json.object();
    place.putObject("container").put("type", "view").put("view_id", view.id());
    place.set("view", viewWith(view, Json.object()));
    return place;
  }

  /** A message's place in the world; what an ephemeral one says is not told. */
  ObjectNode placeOf(Channel channel, Message message) {
    var place = Json.object();
    var container = place.putObject("container");
    container
        .put("type", "message")
        .put("message_ts", message.ts())
        .put("channel_id", channel.id())
        .put("is_ephemeral", message.isEphemeral());
    if (!message.threadTs().isEmpty()) {
      container.put("thread_ts", message.threadTs());
    }
    place.set("channel", channel(channel));
    if (!message.isEphemeral()) {
      place.set("message", Wire.message(workspace, message));
    }
    return place;
  }

  private ObjectNode blockActions(Person person, ObjectNode action, String trigger) {
    var payload = base("block_actions", person).put("trigger_id", trigger);
    payload.putArray("actions").add(action);
    return payload;
  }

  private ObjectNode base(String type, Person person) {
    var payload = Json.object();
    payload.put("type", type).put("token", TOKEN).put("api_app_id", workspace.app().id());
    payload
        .putObject("team")
        .put("id", workspace.team().id())
        .put("domain", workspace.team().domain());
    payload
        .putObject("user")
        .put("id", person.id())
        .put("username", person.name())
        .put("name", person.name())
        .put("team_id", person.teamId());
    payload.putNull("enterprise");
    return payload.put("is_enterprise_install", false);
  }

  private ObjectNode viewWith(View view, JsonNode values) {
    var json = Wire.view(workspace, view);
    json.putObject("state").set("values", values);
    return json;
  }

  private ObjectNode channel(Channel channel) {
    return Json.object().put("id", channel.id()).put("name", nameOf(channel));
  }

  private static String nameOf(Channel channel) {
    return switch (channel.kind()) {
      case DIRECT -> "directmessage";
      case PRIVATE -> "privategroup";
      case PUBLIC -> channel.name();
    };
  }

  private String address(ResponseUrl url) {
    return responseBase + url.id();
  }
}
