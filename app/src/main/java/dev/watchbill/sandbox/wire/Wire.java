package dev.watchbill.sandbox.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.Person.Standing;
import dev.watchbill.sandbox.workspace.Ts;
import dev.watchbill.sandbox.workspace.UserGroup;
import dev.watchbill.sandbox.workspace.View;
import dev.watchbill.sandbox.workspace.Workspace;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;

/** People, groups, messages and views as Slack writes them. */
public final class Wire {
  private Wire() {}

  /** A user object. */
  public static ObjectNode user(Workspace workspace, Person person) {
    var zone = ZoneId.of(person.zone());
    var now = workspace.ledger().now();
    var user = Json.object();
    user.put("id", person.id())
        .put("team_id", person.teamId())
        .put("name", person.name())
        .put("deleted", person.standing() == Standing.DEACTIVATED)
        .put("color", person.colour())
        .put("real_name", person.realName())
        .put("tz", person.zone())
        .put("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .put("tz_offset", zone.getRules().getOffset(now).getTotalSeconds())
        .put("is_admin", person.admin())
        .put("is_owner", false)
        .put("is_primary_owner", false)
        .put("is_restricted", person.standing() == Standing.GUEST)
        .put("is_ultra_restricted", false)
        .put("is_bot", person.standing() == Standing.BOT)
        .put("is_app_user", false)
        .put("is_email_confirmed", !person.email().isEmpty())
        .put("updated", 0);
    if (person.standing() == Standing.STRANGER) {
      user.put("is_stranger", true);
    }
    user.set("profile", profile(workspace, person));
    return user;
  }

  private static ObjectNode profile(Workspace workspace, Person person) {
    var profile = Json.object();
    profile
        .put("title", person.title())
        .put("real_name", person.realName())
        .put("real_name_normalized", person.realName())
        .put("display_name", person.displayName())
        .put("display_name_normalized", person.displayName())
        .put("status_text", "")
        .put("status_emoji", "")
        .put("team", person.teamId());
    if (!person.email().isEmpty()) {
      profile.put("email", person.email());
    }
    if (person.standing() == Standing.BOT) {
      profile.put("bot_id", workspace.app().botId()).put("api_app_id", workspace.app().id());
    }
    return profile;
  }

  /** A user group object. */
  public static ObjectNode userGroup(
      Workspace workspace, UserGroup group, boolean withUsers, boolean withCount) {
    var json = Json.object();
    json.put("id", group.id())
        .put("team_id", workspace.team().id())
        .put("is_usergroup", true)
        .put("is_subteam", true)
        .put("name", group.name())
        .put("description", group.description())
        .put("handle", group.handle())
        .put("is_external", false)
        .put("date_create", group.created().getEpochSecond())
        .put("date_update", group.updated().getEpochSecond())
        .put("date_delete", group.enabled() ? 0 : group.updated().getEpochSecond())
        .put("created_by", group.updatedBy())
        .put("updated_by", group.updatedBy())
        .put("auto_provision", false);
    json.putObject("prefs").putArray("channels");
    json.withObject("prefs").putArray("groups");
    if (withUsers) {
      json.set("users", Json.texts(group.members()));
    }
    if (withCount) {
      json.put("user_count", group.members().size());
    }
    return json;
  }

  /** A message object, without what its thread adds. */
  public static ObjectNode message(Workspace workspace, Message message) {
    var json = Json.object();
    json.put("type", "message");
    if (!message.subtype().isEmpty()) {
      json.put("subtype", message.subtype());
    }
    if (!message.user().isEmpty()) {
      json.put("user", message.user()).put("team", teamOf(workspace, message.user()));
    }
    json.put("ts", message.ts()).put("text", message.text());
    var body = message.body();
    if (message.botId().equals(workspace.app().botId())) {
      json.put("bot_id", message.botId()).put("app_id", workspace.app().id());
      json.set("bot_profile", botProfile(workspace));
    } else if (!message.botId().isEmpty()) {
      json.put("bot_id", message.botId()).put("app_id", "A" + message.botId().substring(1));
    }
    if (!body.username().isEmpty()) {
      json.put("username", body.username());
    }
    if (message.isGone()) {
      json.put("hidden", true);
    }
    if (!blocks(message).isEmpty()) {
      json.set("blocks", blocks(message));
    }
    if (!body.attachments().isEmpty()) {
      json.set("attachments", body.attachments());
    }
    if (!body.files().isEmpty()) {
      var files = json.put("upload", true).put("display_as_bot", false).putArray("files");
      body.files().stream()
          .flatMap(id -> workspace.files().find(id).stream())
          .forEach(file -> files.add(WireFile.of(workspace, file)));
    }
    if (!message.threadTs().isEmpty()) {
      json.put("thread_ts", message.threadTs());
      workspace
          .messages()
          .find(message.channel(), message.threadTs())
          .filter(parent -> message.isReply() && !parent.user().isEmpty())
          .ifPresent(parent -> json.put("parent_user_id", parent.user()));
    }
    if (!message.editedTs().isEmpty()) {
      // Slack remembers the second alone, so two edits within one look the same.
      json.putObject("edited")
          .put("user", message.user())
          .put("ts", Ts.wholeSecond(message.editedTs()));
    }
    reactions(message, json);
    return json;
  }

  /** Its blocks: those that an app gave it, or the one that Slack makes of what somebody typed. */
  static ArrayNode blocks(Message message) {
    var typed = message.isTyped() && message.body().blocks().isEmpty() && !message.text().isEmpty();
    return typed ? RichText.blocks(message.text(), blockId(message)) : message.body().blocks();
  }

  private static String blockId(Message message) {
    var name = Integer.toString(Objects.hash(message.ts(), message.editedTs()) & 0xffffff, 36);
    return "rt" + name;
  }

  /** A message object with its metadata, if it has any. */
  public static ObjectNode messageWithMetadata(Workspace workspace, Message message) {
    var json = message(workspace, message);
    if (!message.body().metadata().isEmpty()) {
      json.set("metadata", message.body().metadata());
    }
    return json;
  }

  private static void reactions(Message message, ObjectNode json) {
    if (message.reactions().isEmpty()) {
      return;
    }
    var reactions = json.putArray("reactions");
    for (var reaction : message.reactions()) {
      var one = reactions.addObject();
      one.put("name", reaction.name()).put("count", reaction.users().size());
      one.set("users", Json.texts(reaction.users()));
    }
  }

  /** What Slack shows of an app beside its messages. */
  public static ObjectNode botProfile(Workspace workspace) {
    var app = workspace.app();
    var profile = Json.object();
    profile
        .put("id", app.botId())
        .put("app_id", app.id())
        .put("name", app.name())
        .put("deleted", false)
        .put("updated", 0)
        .put("team_id", workspace.team().id());
    profile.putObject("icons").put("image_36", "").put("image_48", "").put("image_72", "");
    return profile;
  }

  /** A view object: what the app sent, and what Slack adds. */
  public static ObjectNode view(Workspace workspace, View view) {
    var json = Json.object();
    json.put("id", view.id())
        .put("team_id", workspace.team().id())
        .put("type", view.modal() ? "modal" : "home")
        .put("private_metadata", "")
        .put("callback_id", "")
        .put("external_id", "")
        .put("clear_on_close", false)
        .put("notify_on_close", false);
    json.putNull("title");
    json.putNull("close");
    json.putNull("submit");
    json.setAll(view.content());
    if (!json.has("state")) {
      json.putObject("state").putObject("values");
    }
    json.put("hash", view.hash())
        .put("root_view_id", view.rootId())
        .put("app_id", workspace.app().id())
        .put("app_installed_team_id", workspace.team().id())
        .put("bot_id", workspace.app().botId());
    if (view.previousId().isEmpty()) {
      json.putNull("previous_view_id");
    } else {
      json.put("previous_view_id", view.previousId());
    }
    return json;
  }

  /** The team of a person; the workspace's own if they are unknown. */
  public static String teamOf(Workspace workspace, String person) {
    return workspace.people().byId(person).map(Person::teamId).orElse(workspace.team().id());
  }
}
