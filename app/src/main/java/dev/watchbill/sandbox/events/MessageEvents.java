package dev.watchbill.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.wire.WireChannel;
import dev.watchbill.sandbox.wire.WireThread;
import dev.watchbill.sandbox.workspace.Change;
import dev.watchbill.sandbox.workspace.Change.MessageDeleted;
import dev.watchbill.sandbox.workspace.Change.MessageEdited;
import dev.watchbill.sandbox.workspace.Change.MessagePosted;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Ts;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages, their edits and deletions, and mentions of the app: in channels that it is in. */
final class MessageEvents {
  private final Workspace workspace;

  MessageEvents(Workspace workspace) {
    this.workspace = workspace;
  }

  List<Event> of(Change change) {
    if (change instanceof MessagePosted posted) {
      return heard(posted.message(), channel -> posted(posted.message(), channel));
    } else if (change instanceof MessageEdited edited) {
      return heard(edited.after(), channel -> edited(edited, channel));
    } else if (change instanceof MessageDeleted deleted) {
      return heard(deleted.before(), channel -> List.of(deleted(deleted.before(), channel)));
    }
    return List.of();
  }

  private interface Telling {
    List<Event> in(Channel channel);
  }

  private List<Event> heard(Message message, Telling telling) {
    if (message.isEphemeral()) {
      return List.of();
    }
    return workspace
        .channels()
        .byId(message.channel())
        .filter(channel -> channel.has(workspace.app().userId()))
        .map(telling::in)
        .orElse(List.of());
  }

  private List<Event> posted(Message message, Channel channel) {
    var event = within(message);
    place(event, channel).put("event_ts", message.ts());
    if (message.broadcast() && message.isReply()) {
      workspace
          .messages()
          .find(message.channel(), message.threadTs())
          .ifPresent(root -> event.set("root", within(root)));
    }
    var told = new ArrayList<>(List.of(event(event, channel)));
    mention(event, message, channel).ifPresent(told::add);
    return told;
  }

  /** Comes beside the message, and again with every edit of one that mentions the app. */
  private Optional<Event> mention(ObjectNode event, Message message, Channel channel) {
    var app = workspace.app().userId();
    if (!message.text().contains("<@" + app)
        || message.user().equals(app)
        || channel.isDirect()
        || message.isGone()) {
      return Optional.empty();
    }
    var mention = event.deepCopy().put("type", "app_mention");
    mention.remove(List.of("channel_type", "subtype", "hidden"));
    return Optional.of(new Event("app_mention", mention, Optional.of(channel)));
  }

  private List<Event> edited(MessageEdited edited, Channel channel) {
    var message = edited.after();
    var reworded = !message.editedTs().equals(edited.before().editedTs());
    var when = reworded ? message.editedTs() : Ts.of(workspace.ledger().now());
    var event = changed("message_changed", when);
    event.set("message", within(message));
    event.set("previous_message", within(edited.before()));
    place(event, channel);
    var told = new ArrayList<>(List.of(event(event, channel)));
    if (reworded) {
      var whole = place(within(message), channel).put("event_ts", when);
      mention(whole, message, channel).ifPresent(told::add);
    }
    return told;
  }

  private Event deleted(Message before, Channel channel) {
    var event = changed("message_deleted", Ts.of(workspace.ledger().now()));
    event.put("deleted_ts", before.ts());
    event.set("previous_message", within(before));
    place(event, channel);
    return event(event, channel);
  }

  private ObjectNode within(Message message) {
    var json = Wire.messageWithMetadata(workspace, message);
    if (!message.user().isEmpty()) {
      var team = Wire.teamOf(workspace, message.user());
      json.put("source_team", team).put("user_team", team);
    }
    return WireThread.added(workspace, message, json);
  }

  private static ObjectNode changed(String subtype, String when) {
    return Json.object()
        .put("type", "message")
        .put("subtype", subtype)
        .put("hidden", true)
        .put("ts", when)
        .put("event_ts", when);
  }

  private static ObjectNode place(ObjectNode event, Channel channel) {
    return event.put("channel", channel.id()).put("channel_type", WireChannel.typeOf(channel));
  }

  private static Event event(ObjectNode content, Channel channel) {
    var family =
        switch (channel.kind()) {
          case PUBLIC -> "message.channels";
          case PRIVATE -> "message.groups";
          case DIRECT -> "message.im";
        };
    return new Event(family, content, Optional.of(channel));
  }
}
