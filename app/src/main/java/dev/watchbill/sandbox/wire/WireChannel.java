package dev.watchbill.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Channel.Kind;
import dev.watchbill.sandbox.workspace.Workspace;

/** Channels as Slack writes them, seen by the app. */
public final class WireChannel {
  private WireChannel() {}

  /** A conversation object. */
  public static ObjectNode of(Workspace workspace, Channel channel, boolean withCount) {
    var app = workspace.app().userId();
    return channel.isDirect()
        ? direct(workspace, channel, app)
        : channel(workspace, channel, app, withCount);
  }

  private static ObjectNode direct(Workspace workspace, Channel channel, String app) {
    var json = Json.object();
    json.put("id", channel.id())
        .put("created", channel.created().getEpochSecond())
        .put("is_archived", channel.archived())
        .put("is_im", true)
        .put("is_org_shared", false)
        .put("user", channel.partnerOf(app))
        .put("is_user_deleted", false)
        .put("is_open", true)
        .put("context_team_id", workspace.team().id());
    return json;
  }

  private static ObjectNode channel(
      Workspace workspace, Channel channel, String app, boolean withCount) {
    var json = Json.object();
    var hidden = channel.kind() == Kind.PRIVATE;
    json.put("id", channel.id())
        .put("name", channel.name())
        .put("name_normalized", channel.name())
        .put("is_channel", !hidden)
        .put("is_group", hidden)
        .put("is_im", false)
        .put("is_mpim", false)
        .put("is_private", hidden)
        .put("created", channel.created().getEpochSecond())
        .put("is_archived", channel.archived())
        .put("is_general", channel.name().equals("general"))
        .put("unlinked", 0)
        .put("is_shared", channel.shared())
        .put("is_ext_shared", channel.shared())
        .put("is_org_shared", false)
        .put("is_pending_ext_shared", false)
        .put("is_member", channel.has(app))
        .put("creator", channel.creator())
        .put("context_team_id", workspace.team().id())
        .put("updated", channel.created().toEpochMilli());
    json.putArray("pending_shared");
    json.putArray("previous_names");
    json.putArray("shared_team_ids").add(workspace.team().id());
    json.set("topic", note(channel.topic()));
    json.set("purpose", note(channel.purpose()));
    if (withCount) {
      json.put("num_members", channel.members().size());
    }
    return json;
  }

  /** What tells the kinds of conversation apart in a message event. */
  public static String typeOf(Channel channel) {
    return switch (channel.kind()) {
      case PUBLIC -> "channel";
      case PRIVATE -> "group";
      case DIRECT -> "im";
    };
  }

  private static ObjectNode note(String value) {
    return Json.object().put("value", value).put("creator", "").put("last_set", 0);
  }
}
