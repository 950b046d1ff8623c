package dev.watchbill.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.wire.WireChannel;
import dev.watchbill.sandbox.workspace.Change;
import dev.watchbill.sandbox.workspace.Change.ChannelChanged;
import dev.watchbill.sandbox.workspace.Change.GroupChanged;
import dev.watchbill.sandbox.workspace.Change.MemberJoined;
import dev.watchbill.sandbox.workspace.Change.MemberLeft;
import dev.watchbill.sandbox.workspace.Change.PersonChanged;
import dev.watchbill.sandbox.workspace.Change.Reacted;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Ts;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the app what happens, as far as it subscribed and may see it. */
public final class EventFeed {
  private final Workspace workspace;
  private final Outlet outlet;
  private final MessageEvents messages;

  /** Where events go. */
  public interface Outlet {
    /** Takes an event to be delivered. */
    void event(String eventId, ObjectNode payload);
  }

  /** Listens from now on. */
  public EventFeed(Workspace workspace, Outlet outlet) {
    this.workspace = workspace;
    this.outlet = outlet;
    this.messages = new MessageEvents(workspace);
    workspace.listen(this::tell);
  }

  /** Somebody opened the app's home tab, or the tab with its messages. */
  public void homeOpened(String person, String tab) {
    var event = event("app_home_opened").put("user", person).put("tab", tab);
    event.put("channel", workspace.channels().direct(workspace.app().userId(), person).id());
    workspace
        .views()
        .homeOf(person)
        .filter(view -> tab.equals("home"))
        .ifPresent(view -> event.set("view", Wire.view(workspace, view)));
    send(new Event("app_home_opened", event, Optional.empty()));
  }

  private void tell(Change change) {
    events(change).forEach(this::send);
  }

  private List<Event> events(Change change) {
    if (change instanceof PersonChanged changed) {
      return person(changed);
    } else if (change instanceof ChannelChanged changed) {
      return channel(changed);
    } else if (change instanceof MemberJoined joined) {
      return joined(joined);
    } else if (change instanceof MemberLeft left) {
      return left(left);
    } else if (change instanceof GroupChanged changed) {
      return group(changed);
    } else if (change instanceof Reacted reacted) {
      return reacted(reacted);
    }
    return messages.of(change);
  }

  private List<Event> person(PersonChanged changed) {
    var name = changed.before().isPresent() ? "user_change" : "team_join";
    var event = event(name);
    event.set("user", Wire.user(workspace, changed.after()));
    event.put("cache_ts", workspace.ledger().now().getEpochSecond());
    return List.of(new Event(name, event, Optional.empty()));
  }

  private List<Event> channel(ChannelChanged changed) {
    var channel = changed.after();
    if (channel.isDirect()) {
      return List.of();
    }
    var hidden = channel.kind() == Channel.Kind.PRIVATE;
    var family = hidden ? "group" : "channel";
    if (changed.before().isEmpty()) {
      return hidden ? List.of() : List.of(described("channel_created", channel, true));
    }
    var before = changed.before().orElseThrow();
    if (!before.name().equals(channel.name())) {
      return visible(channel, described(family + "_rename", channel, true));
    }
    if (before.archived() != channel.archived()) {
      var name = family + (channel.archived() ? "_archive" : "_unarchive");
      return visible(channel, described(name, channel, false));
    }
    return List.of();
  }

  private List<Event> joined(MemberJoined joined) {
    var event =
        member("member_joined_channel", joined.channel(), joined.person())
            .put("inviter", joined.inviter());
    if (joined.inviter().isEmpty()) {
      event.remove("inviter");
    }
    return visible(
        joined.channel(), new Event("member_joined_channel", event, Optional.of(joined.channel())));
  }

  private List<Event> left(MemberLeft left) {
    var channel = left.channel();
    if (left.person().equals(workspace.app().userId())) {
      var name = channel.kind() == Channel.Kind.PRIVATE ? "group_left" : "channel_left";
      return List.of(described(name, channel, false));
    }
    var event = member("member_left_channel", channel, left.person());
    return visible(channel, new Event("member_left_channel", event, Optional.of(channel)));
  }

  private List<Event> group(GroupChanged changed) {
    var group = changed.after();
    var name = changed.before().isPresent() ? "subteam_updated" : "subteam_created";
    var event = event(name);
    event.set("subteam", Wire.userGroup(workspace, group, true, true));
    var told = new ArrayList<>(List.of(new Event(name, event, Optional.empty())));
    changed
        .before()
        .filter(before -> !before.members().equals(group.members()))
        .ifPresent(
            before -> {
              var added = new ArrayList<>(group.members());
              added.removeAll(before.members());
              var removed = new ArrayList<>(before.members());
              removed.removeAll(group.members());
              var members = event("subteam_members_changed");
              members
                  .put("subteam_id", group.id())
                  .put("team_id", workspace.team().id())
                  .put("date_previous_update", before.updated().getEpochSecond())
                  .put("date_update", group.updated().getEpochSecond())
                  .put("added_users_count", added.size())
                  .put("removed_users_count", removed.size());
              members.set("added_users", Json.texts(added));
              members.set("removed_users", Json.texts(removed));
              told.add(new Event("subteam_members_changed", members, Optional.empty()));
            });
    return told;
  }

  private List<Event> reacted(Reacted reacted) {
    var message = reacted.message();
    var name = reacted.added() ? "reaction_added" : "reaction_removed";
    var event = event(name);
    event
        .put("user", reacted.person())
        .put("reaction", reacted.emoji())
        .put("item_user", message.user());
    event
        .putObject("item")
        .put("type", "message")
        .put("channel", message.channel())
        .put("ts", message.ts());
    return workspace.channels().byId(message.channel()).stream()
        .flatMap(channel -> visible(channel, new Event(name, event, Optional.of(channel))).stream())
        .toList();
  }

  private ObjectNode member(String name, Channel channel, String person) {
    return event(name)
        .put("user", person)
        .put("channel", channel.id())
        .put("channel_type", channel.kind() == Channel.Kind.PRIVATE ? "G" : "C")
        .put("team", Wire.teamOf(workspace, person));
  }

  private Event described(String name, Channel channel, boolean whole) {
    var event = event(name);
    if (whole) {
      event.set("channel", WireChannel.of(workspace, channel, false));
    } else {
      event.put("channel", channel.id()).put("user", channel.creator());
    }
    return new Event(name, event, Optional.of(channel));
  }

  /** Of private channels and direct messages an app hears only if it is in them. */
  private List<Event> visible(Channel channel, Event event) {
    return channel.kind() == Channel.Kind.PUBLIC || channel.has(workspace.app().userId())
        ? List.of(event)
        : List.of();
  }

  private ObjectNode event(String type) {
    return Json.object().put("type", type).put("event_ts", Ts.of(workspace.ledger().now()));
  }

  private void send(Event event) {
    if (workspace.app().hears(event.subscription())) {
      var wrapped = EventCallback.of(workspace, event);
      outlet.event(wrapped.path("event_id").asText(), wrapped);
    }
  }
}
