package dev.watchbill.sandbox.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Channel.Kind;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Ts;
import dev.watchbill.sandbox.workspace.Workspace;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A message inside another, as the attachment that Slack makes of it. */
public final class WireShare {
  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("MMMM d, yyyy h:mm a", Locale.ENGLISH);

  private WireShare() {}

  /** Forwarded on purpose. */
  public static ArrayNode forwarded(Workspace workspace, Message message) {
    return only(attachment(workspace, message).put("is_share", true).put("color", "D0D0D0"));
  }

  /** Shown because its link was posted: comes a moment later, as a change of the message. */
  public static ArrayNode unfurled(Workspace workspace, Message message) {
    return only(
        attachment(workspace, message)
            .put("id", 1)
            .put("original_url", permalink(workspace, message)));
  }

  /** The address of a message. */
  public static String permalink(Workspace workspace, Message message) {
    var link =
        "https://%s.slack.com/archives/%s/p%s"
            .formatted(workspace.team().domain(), message.channel(), message.ts().replace(".", ""));
    return message.isReply()
        ? link + "?thread_ts=%s&cid=%s".formatted(message.threadTs(), message.channel())
        : link;
  }

  private static ObjectNode attachment(Workspace workspace, Message message) {
    var json = Json.object();
    json.put("from_url", permalink(workspace, message)).put("ts", message.ts());
    if (!message.user().isEmpty()) {
      json.put("author_id", message.user());
    }
    if (!message.botId().isEmpty()) {
      json.put("bot_id", message.botId());
    }
    var channel = workspace.channels().get(message.channel());
    json.put("channel_id", channel.id())
        .put("channel_team", workspace.team().id())
        .put("is_msg_unfurl", true);
    if (channel.kind() == Kind.PUBLIC) {
      json.put("channel_name", channel.name());
    }
    json.putArray("message_blocks")
        .addObject()
        .put("team", workspace.team().id())
        .put("channel", channel.id())
        .put("ts", message.ts())
        .putObject("message")
        .set("blocks", Wire.blocks(message));
    var author = author(workspace, message);
    json.put("fallback", "[%s] %s: %s".formatted(when(message), author, message.text()))
        .put("text", message.text())
        .put("author_name", author)
        .put("author_subname", author)
        .put(
            "author_link",
            "https://%s.slack.com/team/%s".formatted(workspace.team().domain(), message.user()));
    json.set("mrkdwn_in", Json.array().add("text"));
    var place = message.isReply() ? "Thread in #" : "Posted in #";
    return json.put(
        "footer", channel.kind() == Kind.PUBLIC ? place + channel.name() : "Slack Conversation");
  }

  private static String author(Workspace workspace, Message message) {
    return workspace
        .people()
        .byId(message.user())
        .map(person -> person.displayName().isEmpty() ? person.realName() : person.displayName())
        .orElse(message.body().username());
  }

  private static String when(Message message) {
    return SAID.format(Ts.instant(message.ts()).atZone(ZoneOffset.UTC));
  }

  private static ArrayNode only(ObjectNode attachment) {
    return Json.array().add(attachment);
  }
}
