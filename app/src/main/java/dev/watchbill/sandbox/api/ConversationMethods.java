package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.WireChannel;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Channel.Kind;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code conversations.*} but what was said in them. */
final class ConversationMethods {
  private final Workspace workspace;

  ConversationMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  Map<String, Method> all() {
    return Map.of(
        "conversations.list", this::list,
        "users.conversations", this::ofUser,
        "conversations.info", this::info,
        "conversations.members", this::members,
        "conversations.open", this::open,
        "conversations.join", this::join,
        "conversations.leave", this::leave,
        "conversations.invite", this::invite,
        "conversations.setTopic", this::setTopic);
  }

  private ObjectNode list(Call call) {
    return page(
        call,
        workspace.channels().all().stream()
            .filter(channel -> Conversation.isVisible(workspace, channel))
            .toList(),
        true);
  }

  private ObjectNode ofUser(Call call) {
    var person = call.text("user").orElse(workspace.app().userId());
    if (workspace.people().byId(person).isEmpty()) {
      throw new SlackError("user_not_found");
    }
    return page(
        call,
        workspace.channels().of(person).stream()
            .filter(channel -> Conversation.isVisible(workspace, channel))
            .toList(),
        false);
  }

  private ObjectNode page(Call call, List<Channel> channels, boolean withCount) {
    var kinds = kinds(call);
    var wanted =
        channels.stream()
            .filter(channel -> kinds.contains(channel.kind()))
            .filter(channel -> !(channel.archived() && call.flag("exclude_archived")))
            .toList();
    var page = Page.of(wanted, call, 100, 1000);
    var answer = Json.object();
    var list = answer.putArray("channels");
    page.items().forEach(channel -> list.add(WireChannel.of(workspace, channel, withCount)));
    page.addTo(answer);
    return answer;
  }

  private static Set<Kind> kinds(Call call) {
    var types = call.list("types");
    var kinds = EnumSet.noneOf(Kind.class);
    for (var type : types.isEmpty() ? List.of("public_channel") : types) {
      switch (type) {
        case "public_channel" -> kinds.add(Kind.PUBLIC);
        case "private_channel" -> kinds.add(Kind.PRIVATE);
        case "im" -> kinds.add(Kind.DIRECT);
        case "mpim" -> {
          // There are none here.
        }
        default -> throw new SlackError("invalid_types");
      }
    }
    return kinds;
  }

  private ObjectNode info(Call call) {
    var channel = Conversation.visible(workspace, call.required("channel"));
    return answer(channel, call.flag("include_num_members"));
  }

  private ObjectNode members(Call call) {
    var channel = Conversation.visible(workspace, call.required("channel"));
    var page = Page.of(channel.members(), call, 100, 1000);
    var answer = Json.object();
    answer.set("members", Json.texts(page.items()));
    page.addTo(answer);
    return answer;
  }

  private ObjectNode open(Call call) {
    var app = workspace.app().userId();
    var given = call.text("channel");
    if (given.isPresent()) {
      return opened(Conversation.joined(workspace, given.orElseThrow()), true, call);
    }
    var users = call.list("users");
    if (users.isEmpty()) {
      throw new SlackError("users_list_not_supplied");
    }
    if (users.size() > 1) {
      throw new SlackError("not_enough_users", List.of("groups of people are not played here"));
    }
    var person =
        workspace.people().byId(users.get(0)).orElseThrow(() -> new SlackError("user_not_found"));
    switch (person.standing()) {
      case DEACTIVATED -> throw new SlackError("user_disabled");
      case BOT -> throw new SlackError("cannot_dm_bot");
      default -> {
        var known =
            workspace.channels().of(app).stream()
                .anyMatch(channel -> channel.isDirect() && channel.has(person.id()));
        return opened(workspace.channels().direct(app, person.id()), known, call);
      }
    }
  }

  private ObjectNode opened(Channel channel, boolean known, Call call) {
    var answer = Json.object();
    if (known) {
      answer.put("no_op", true).put("already_open", true);
    }
    answer.set(
        "channel",
        call.flag("return_im")
            ? WireChannel.of(workspace, channel, false)
            : Json.object().put("id", channel.id()));
    return answer;
  }

  private ObjectNode join(Call call) {
    var channel = Conversation.visible(workspace, call.required("channel"));
    if (channel.kind() != Kind.PUBLIC) {
      throw new SlackError("method_not_supported_for_channel_type");
    }
    if (channel.archived()) {
      throw new SlackError("is_archived");
    }
    var already = channel.has(workspace.app().userId());
    var answer =
        answer(workspace.channels().join(channel.id(), workspace.app().userId(), ""), false);
    if (already) {
      answer.put("warning", "already_in_channel");
      answer.putObject("response_metadata").putArray("warnings").add("already_in_channel");
    }
    return answer;
  }

  private ObjectNode leave(Call call) {
    var channel = Conversation.visible(workspace, call.required("channel"));
    if (!channel.has(workspace.app().userId())) {
      return Json.object().put("not_in_channel", true);
    }
    workspace.channels().leave(channel.id(), workspace.app().userId());
    return Json.object();
  }

  private ObjectNode invite(Call call) {
    var channel = Conversation.joined(workspace, call.required("channel"));
    var people = call.list("users");
    for (var person : people) {
      if (workspace.people().byId(person).isEmpty()) {
        throw new SlackError("user_not_found");
      }
      if (channel.has(person)) {
        throw new SlackError("already_in_channel");
      }
    }
    people.forEach(
        person -> workspace.channels().join(channel.id(), person, workspace.app().userId()));
    return answer(Conversation.visible(workspace, channel.id()), false);
  }

  private ObjectNode setTopic(Call call) {
    var channel = Conversation.joined(workspace, call.required("channel"));
    var topic = call.text("topic").orElse("");
    if (topic.length() > 250) {
      throw new SlackError("too_long");
    }
    return answer(workspace.channels().describe(channel.id(), topic), false);
  }

  private ObjectNode answer(Channel channel, boolean withCount) {
    var answer = Json.object();
    answer.set("channel", WireChannel.of(workspace, channel, withCount));
    return answer;
  }
}
