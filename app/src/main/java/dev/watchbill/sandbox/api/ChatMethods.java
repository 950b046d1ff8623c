package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.wire.WireShare;
import dev.watchbill.sandbox.workspace.Body;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Messages.Draft;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Map;

/** {@code chat.*}: what the app says. */
final class ChatMethods {
  private final Workspace workspace;
  private final Faults faults;

  ChatMethods(Workspace workspace, Faults faults) {
    this.workspace = workspace;
    this.faults = faults;
  }

  Map<String, Method> all() {
    return Map.of(
        "chat.postMessage", this::postMessage,
        "chat.postEphemeral", this::postEphemeral,
        "chat.update", this::update,
        "chat.delete", this::delete,
        "chat.getPermalink", this::getPermalink);
  }

  private ObjectNode postMessage(Call call) {
    var channel = Conversation.toPostIn(workspace, target(call));
    var body = MessageContent.cut(MessageContent.of(call, faults));
    var message =
        workspace.messages().post(draft(call, channel, body, call.flag("reply_broadcast")));
    var answer = Json.object().put("channel", channel.id()).put("ts", message.ts());
    answer.set("message", Wire.messageWithMetadata(workspace, message));
    return answer;
  }

  private ObjectNode postEphemeral(Call call) {
    var channel = Conversation.toPostIn(workspace, target(call));
    var person =
        workspace
            .people()
            .byId(call.required("user"))
            .orElseThrow(() -> new SlackError("user_not_in_channel"));
    if (!channel.has(person.id())) {
      throw new SlackError("user_not_in_channel");
    }
    var body = notTooLong(MessageContent.of(call, faults));
    var message = workspace.messages().post(draft(call, channel, body, false).onlyFor(person.id()));
    return Json.object().put("message_ts", message.ts());
  }

  private ObjectNode update(Call call) {
    var message = own(call, "cant_update_message");
    var body = notTooLong(MessageContent.of(call, faults));
    var kept = call.arguments().has("metadata") ? body.metadata() : message.body().metadata();
    var after =
        workspace
            .messages()
            .edit(
                message.channel(),
                message.ts(),
                new Body(
                    body.text(),
                    body.blocks(),
                    body.attachments(),
                    kept,
                    message.body().username(),
                    message.body().files()))
            .orElseThrow(() -> new SlackError("message_not_found"));
    var answer =
        Json.object()
            .put("channel", after.channel())
            .put("ts", after.ts())
            .put("text", after.text());
    answer.set("message", Wire.messageWithMetadata(workspace, after));
    return answer;
  }

  private ObjectNode delete(Call call) {
    var message = own(call, "cant_delete_message");
    workspace.messages().delete(message.channel(), message.ts());
    return Json.object().put("channel", message.channel()).put("ts", message.ts());
  }

  private ObjectNode getPermalink(Call call) {
    var channel = Conversation.visible(workspace, call.required("channel"));
    var message =
        workspace
            .messages()
            .find(channel.id(), call.required("message_ts"))
            .filter(found -> !found.isEphemeral())
            .orElseThrow(() -> new SlackError("message_not_found"));
    return Json.object()
        .put("channel", channel.id())
        .put("permalink", WireShare.permalink(workspace, message));
  }

  private Message own(Call call, String otherwise) {
    var channel = Conversation.visible(workspace, call.required("channel"));
    var message =
        workspace
            .messages()
            .find(channel.id(), call.required("ts"))
            .filter(found -> !found.isEphemeral())
            .orElseThrow(() -> new SlackError("message_not_found"));
    if (!message.user().equals(workspace.app().userId())) {
      throw new SlackError(otherwise);
    }
    return message;
  }

  private Draft draft(Call call, Channel channel, Body body, boolean broadcast) {
    var app = workspace.app();
    var subtype = broadcast && call.text("thread_ts").isPresent() ? "thread_broadcast" : "";
    return new Draft(
        channel.id(),
        app.userId(),
        app.botId(),
        subtype,
        body,
        call.text("thread_ts").map(ts -> Conversation.thread(workspace, channel, ts)).orElse(""),
        broadcast,
        "");
  }

  private static String target(Call call) {
    return call.text("channel").orElseThrow(() -> new SlackError("channel_not_found"));
  }

  private static Body notTooLong(Body body) {
    if (body.text().length() > MessageContent.LONGEST) {
      throw new SlackError("msg_too_long");
    }
    return body;
  }
}
