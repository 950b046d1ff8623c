package dev.watchbill.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.wire.WireChannel;
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
      return heard(edited.after(), channel -> List.of(edited(edited, channel)));
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
    var told = new ArrayList<Event>();
    var event = Wire.messageWithMetadata(workspace, message);
    place(event, channel).put("event_ts", message.ts());
    addTeam(event, message);
    told.add(event(event, channel));
    var mentioned = message.text().contains("<@" + workspace.app().userId() + ">");
    var own = message.user().equals(workspace.app().userId());
    if (mentioned && !own && !channel.isDirect()) {
      var mention = event.deepCopy().put("type", "app_mention");
      mention.remove(List.of("channel_type", "subtype"));
      told.add(new Event("app_mention", mention, Optional.of(channel)));
    }
    return told;
  }

  private Event edited(MessageEdited edited, Channel channel) {
    var event = changed("message_changed", edited.after().editedTs());
    event.set("message", within(edited.after()));
    event.set("previous_message", within(edited.before()));
    place(event, channel);
    return event(event, channel);
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
    addTeam(json, message);
    return json;
  }

  private void addTeam(ObjectNode json, Message message) {
    var team = Wire.teamOf(workspace, message.user());
    json.put("source_team", team).put("user_team", team);
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
