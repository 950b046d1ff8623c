package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Channel.Kind;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.Person.Standing;
import dev.watchbill.sandbox.workspace.UserGroup;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.List;
import java.util.stream.Stream;

/** The workspace as one person sees it, in the JSON that the page draws. */
final class Sight {
  private final Workspace workspace;

  Sight(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether a channel is there at all for somebody. */
  boolean sees(Person viewer, Channel channel) {
    if (channel.has(viewer.id())) {
      return true;
    }
    return channel.kind() == Kind.PUBLIC
        && !channel.archived()
        && viewer.standing() == Standing.MEMBER;
  }

  /** Everything but the messages. */
  ObjectNode workspace(Person viewer) {
    var json = Json.object();
    json.put("me", viewer.id());
    json.putObject("team").put("id", workspace.team().id()).put("name", workspace.team().name());
    var app = workspace.app();
    json.putObject("app").put("name", app.name()).put("botUser", app.userId());
    var people = json.putArray("people");
    workspace.people().all().forEach(person -> people.add(person(person)));
    var channels = json.putArray("channels");
    workspace.channels().all().stream()
        .filter(channel -> sees(viewer, channel))
        .forEach(channel -> channels.add(channel(viewer, channel)));
    var groups = json.putArray("usergroups");
    workspace.userGroups().all().stream()
        .filter(UserGroup::enabled)
        .forEach(group -> groups.add(group(group)));
    commands(json.putArray("commands"));
    shortcuts(json.putArray("shortcuts"));
    json.set("views", views(viewer));
    workspace
        .views()
        .homeOf(viewer.id())
        .ifPresent(view -> json.set("home", Wire.view(workspace, view)));
    return json;
  }

  /** Somebody's open modals, the topmost last. */
  ArrayNode views(Person viewer) {
    var views = Json.array();
    workspace.views().stackOf(viewer.id()).forEach(view -> views.add(Wire.view(workspace, view)));
    return views;
  }

  private void commands(ArrayNode commands) {
    for (var command : workspace.app().commands()) {
      commands
          .addObject()
          .put("command", command.command())
          .put("description", command.description())
          .put("usage_hint", command.usageHint());
    }
  }

  private void shortcuts(ArrayNode shortcuts) {
    for (var shortcut : workspace.app().shortcuts()) {
      shortcuts
          .addObject()
          .put("name", shortcut.name())
          .put("callback_id", shortcut.callbackId())
          .put("description", shortcut.description())
          .put("type", shortcut.onMessages() ? "message" : "global");
    }
  }

  private ObjectNode person(Person person) {
    var shown = person.displayName().isEmpty() ? person.realName() : person.displayName();
    return Json.object()
        .put("id", person.id())
        .put("handle", person.name())
        .put("name", shown)
        .put("title", person.title())
        .put("tz", person.zone())
        .put("bot", person.standing() == Standing.BOT)
        .put("guest", person.standing() == Standing.GUEST)
        .put("stranger", person.standing() == Standing.STRANGER)
        .put("gone", person.standing() == Standing.DEACTIVATED);
  }

  private static ObjectNode group(UserGroup group) {
    var json = Json.object();
    json.put("id", group.id()).put("handle", group.handle()).put("name", group.name());
    json.set("users", Json.texts(group.members()));
    return json;
  }

  /** A channel, with what of it the viewer has not read. */
  ObjectNode channel(Person viewer, Channel channel) {
    var json = Json.object();
    var member = channel.has(viewer.id());
    json.put("id", channel.id())
        .put("name", channel.name())
        .put("topic", channel.topic())
        .put("purpose", channel.purpose())
        .put("private", channel.kind() == Kind.PRIVATE)
        .put("shared", channel.shared())
        .put("im", channel.isDirect())
        .put("member", member);
    json.set("members", Json.texts(channel.members()));
    var lastRead = workspace.readMarks().of(viewer.id(), channel.id());
    json.put("lastRead", lastRead);
    if (channel.isDirect()) {
      json.put("with", channel.partnerOf(viewer.id()));
      json.put("used", !workspace.messages().in(channel.id()).isEmpty());
    }
    var unread = member ? unread(viewer, channel, lastRead) : List.<Message>of();
    json.put("unread", unread.size());
    json.put("mentions", unread.stream().filter(message -> mentions(viewer, message)).count());
    return json;
  }

  private List<Message> unread(Person viewer, Channel channel, String lastRead) {
    return workspace.messages().in(channel.id()).stream()
        .filter(message -> message.ts().compareTo(lastRead) > 0)
        .filter(message -> !message.isEphemeral() && !message.user().equals(viewer.id()))
        .filter(message -> !message.isReply() || channel.isDirect() || mentions(viewer, message))
        .toList();
  }

  private boolean mentions(Person viewer, Message message) {
    var words = message.everything();
    var groups =
        workspace.userGroups().all().stream()
            .filter(group -> group.members().contains(viewer.id()))
            .map(group -> "<!subteam^" + group.id());
    return Stream.concat(Stream.of("<@" + viewer.id(), "<!here", "<!channel", "<!everyone"), groups)
        .anyMatch(words::contains);
  }

  /** A channel's messages that the viewer may see, oldest first, answers included. */
  ArrayNode messages(Person viewer, Channel channel) {
    var all = workspace.messages().in(channel.id());
    var json = Json.array();
    all.stream()
        .filter(message -> message.isVisibleTo(viewer.id()))
        .forEach(message -> json.add(message(message, all)));
    return json;
  }

  /** One message, with what is known of its thread. */
  ObjectNode message(Message message) {
    return message(message, workspace.messages().in(message.channel()));
  }

  private ObjectNode message(Message message, List<Message> neighbours) {
    var json = Wire.message(workspace, message);
    if (message.isTyped()) {
      // The page draws what was typed from its text, as it was typed.
      json.remove("blocks");
    }
    if (message.isEphemeral()) {
      return json.put("ephemeral", true);
    }
    var replies =
        neighbours.stream()
            .filter(each -> each.isReply() && !each.isEphemeral())
            .filter(each -> each.threadTs().equals(message.ts()))
            .toList();
    if (!message.isReply() && !replies.isEmpty()) {
      json.put("reply_count", replies.size());
      json.put("latest_reply", replies.get(replies.size() - 1).ts());
      json.set("reply_users", Json.texts(replies.stream().map(Message::user).distinct().toList()));
    }
    return json;
  }
}
