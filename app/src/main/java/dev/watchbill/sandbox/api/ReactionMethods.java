package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.wire.WireShare;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Map;

/** {@code reactions.*}: emoji on messages. */
final class ReactionMethods {
  private final Workspace workspace;

  ReactionMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  Map<String, Method> all() {
    return Map.of(
        "reactions.add", this::add, "reactions.remove", this::remove, "reactions.get", this::get);
  }

  private ObjectNode add(Call call) {
    var message = message(call);
    var app = workspace.app().userId();
    if (!workspace.messages().react(message.channel(), message.ts(), app, name(call))) {
      throw new SlackError("already_reacted");
    }
    return Json.object();
  }

  private ObjectNode remove(Call call) {
    var message = message(call);
    var app = workspace.app().userId();
    if (!workspace.messages().unreact(message.channel(), message.ts(), app, name(call))) {
      throw new SlackError("no_reaction");
    }
    return Json.object();
  }

  private ObjectNode get(Call call) {
    var message = message(call);
    var answer = Json.object().put("type", "message").put("channel", message.channel());
    answer
        .set("message", Wire.message(workspace, message))
        .withObject("message")
        .put("permalink", WireShare.permalink(workspace, message));
    return answer;
  }

  private Message message(Call call) {
    var channel = Conversation.joined(workspace, call.required("channel"));
    return workspace
        .messages()
        .find(channel.id(), call.required("timestamp"))
        .filter(found -> !found.isEphemeral())
        .orElseThrow(() -> new SlackError("message_not_found"));
  }

  private static String name(Call call) {
    var name = call.required("name").replace(":", "");
    if (!name.matches("[a-z0-9_+'-]{1,100}")) {
      throw new SlackError("invalid_name");
    }
    return name;
  }
}
