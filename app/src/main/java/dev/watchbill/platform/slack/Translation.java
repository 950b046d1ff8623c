package dev.watchbill.platform.slack;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From Slack's payloads to our records. */
final class Translation {
  /** Message subtypes that carry somebody's words; the others are about the channel. */
  private static final Set<String> WORDS =
      Set.of("file_share", "thread_broadcast", "bot_message", "me_message");

  private Translation() {}

  static Command command(Payload body) {
    return new Command(
        body.required("command"),
        body.text("text").map(String::strip).orElse(""),
        body.required("user_id"),
        body.text("channel_id").orElse(""),
        body.text("trigger_id").orElse(""));
  }

  static Click click(Payload body, Payload action) {
    return new Click(
        action.required("action_id"),
        action.text("block_id").orElse(""),
        chosen(action).stream().findFirst().orElse(""),
        body.required("user.id"),
        body.text("channel.id").or(() -> body.text("container.channel_id")),
        body.text("message.ts").or(() -> body.text("container.message_ts")),
        body.text("message.thread_ts").or(() -> body.text("container.thread_ts")),
        body.text("view.id"),
        body.text("view.private_metadata").orElse(""),
        values(body.has("view") ? body.at("view.state.values") : body.at("state.values")),
        body.text("trigger_id").orElse(""));
  }

  static Submission submission(Payload body) {
    return new Submission(
        body.required("view.id"),
        body.text("view.callback_id").orElse(""),
        body.text("view.private_metadata").orElse(""),
        values(body.at("view.state.values")),
        body.required("user.id"),
        body.text("trigger_id").orElse(""));
  }

  static Closing closing(Payload body) {
    return new Closing(
        body.required("view.id"),
        body.text("view.callback_id").orElse(""),
        body.text("view.private_metadata").orElse(""),
        body.required("user.id"));
  }

  static Shortcut shortcut(Payload body) {
    var about =
        body.text("message.ts")
            .map(
                ts ->
                    new Shortcut.About(
                        body.text("channel.id").orElse(""),
                        ts,
                        body.text("message.thread_ts"),
                        body.text("message.user"),
                        Words.of(body.at("message")).all()));
    return new Shortcut(
        body.required("callback_id"),
        body.required("user.id"),
        about,
        body.text("trigger_id").orElse(""));
  }

  /**
   * The message in a {@code message} or {@code app_mention} event; empty if it is of a kind without
   * words, or changed in another way than by its author.
   */
  static Optional<Heard> heard(Payload body, Optional<BotIdentity> us) {
    var event = body.at("event");
    var changed = event.text("subtype").filter("message_changed"::equals).isPresent();
    if (changed && !isEdit(event)) {
      return Optional.empty();
    }
    var shared = body.flag("is_ext_shared_channel");
    return event
        .text("channel")
        .flatMap(
            channel ->
                message(
                    changed ? event.at("message") : event,
                    channel,
                    event.text("channel_type").filter("im"::equals).isPresent(),
                    shared,
                    us));
  }

  /**
   * Slack also calls a message changed when it adds the preview of a link, or counts the replies;
   * nobody said anything by that.
   */
  private static boolean isEdit(Payload event) {
    var edited = event.text("message.edited.ts");
    return edited.isPresent() && !edited.equals(event.text("previous_message.edited.ts"));
  }

  /** A message as it stands in an event or in the history. */
  static Optional<Heard> message(
      Payload message, String channel, boolean direct, boolean shared, Optional<BotIdentity> us) {
    if (message.text("subtype").filter(subtype -> !WORDS.contains(subtype)).isPresent()) {
      return Optional.empty();
    }
    var team =
        message
            .text("user_team")
            .or(() -> message.text("source_team"))
            .or(() -> message.text("team"));
    var words = Words.of(message);
    return message
        .text("ts")
        .map(
            ts ->
                new Heard(
                    channel,
                    ts,
                    message.text("thread_ts"),
                    message.text("edited.ts"),
                    message.text("user"),
                    message.text("bot_id"),
                    message.text("text").orElse(""),
                    words.all(),
                    us.isPresent() && us.get().isMentionedIn(words.own()),
                    us.isPresent() && AdmissionPolicy.outside(team, shared, us.get()),
                    direct));
  }

  /**
   * The reactions to a message as it stands in the history, as if they were given now.
   *
   * @param now Slack's timestamp of the reading, for Slack does not tell theirs
   */
  static List<Event> reactions(Payload message, String channel, String now) {
    var events = new ArrayList<Event>();
    for (var reaction : message.list("reactions")) {
      for (var user : reaction.texts("users")) {
        var item = new JsonObject();
        item.addProperty("type", "message");
        item.addProperty("channel", channel);
        item.addProperty("ts", message.required("ts"));
        var json = new JsonObject();
        json.addProperty("type", "reaction_added");
        json.addProperty("user", user);
        json.addProperty("reaction", reaction.required("name"));
        message.text("user").ifPresent(author -> json.addProperty("item_user", author));
        json.add("item", item);
        json.addProperty("event_ts", now);
        var body = Payload.parse(json.toString());
        events.add(
            new Event(
                "reaction_added",
                Keys.reaction(body),
                Optional.of(user),
                Optional.of(channel),
                body));
      }
    }
    return events;
  }

  static Event event(Payload body) {
    var event = body.at("event");
    var type = event.required("type");
    return new Event(
        type.equals("message") ? event.text("subtype").orElse(type) : type,
        body.text("event_id").orElse(""),
        event.text("user").or(() -> event.text("user.id")),
        event
            .text("channel")
            .or(() -> event.text("channel.id"))
            .or(() -> event.text("item.channel")),
        event);
  }

  private static FormValues values(Payload state) {
    var fields = new ArrayList<FormValues.Field>();
    for (var block : state.fields()) {
      var actions = state.field(block);
      for (var action : actions.fields()) {
        fields.add(new FormValues.Field(block, action, chosen(actions.field(action))));
      }
    }
    return new FormValues(fields);
  }

  /** What an element holds, whatever kind of element it is. */
  private static List<String> chosen(Payload element) {
    var several = new ArrayList<String>();
    element.list("selected_options").forEach(o -> o.text("value").ifPresent(several::add));
    for (var list : List.of("selected_users", "selected_channels", "selected_conversations")) {
      several.addAll(element.texts(list));
    }
    if (!several.isEmpty()) {
      return several;
    }
    return element
        .text("value")
        .or(() -> element.text("selected_option.value"))
        .or(() -> element.text("selected_user"))
        .or(() -> element.text("selected_channel"))
        .or(() -> element.text("selected_conversation"))
        .or(() -> element.text("selected_date"))
        .or(() -> element.text("selected_time"))
        .or(() -> element.text("selected_date_time"))
        .map(List::of)
        .orElse(List.of());
  }
}
