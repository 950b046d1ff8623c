package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.acting.Actor;
import dev.watchbill.sandbox.acting.Outcome;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.View;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/** What people do on the page, done through the same doors as in the stories. */
final class Deeds {
  private static final Pattern COMMAND = Pattern.compile("(/\\S+)\\s*(.*)", Pattern.DOTALL);

  private final Sandbox sandbox;
  private final Map<String, Deed> known =
      Map.ofEntries(
          Map.entry("say", this::say),
          Map.entry("command", this::command),
          Map.entry("edit", this::edit),
          Map.entry("delete", this::delete),
          Map.entry("forward", this::forward),
          Map.entry("react", this::react),
          Map.entry("read", this::read),
          Map.entry("join", this::join),
          Map.entry("direct-message", this::directMessage),
          Map.entry("edit-group", this::editGroup),
          Map.entry("open-home", this::openHome),
          Map.entry("shortcut", this::shortcut),
          Map.entry("choose", this::choose),
          Map.entry("options", this::options),
          Map.entry("submit", this::submit),
          Map.entry("close", this::close));

  Deeds(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  private interface Deed {
    ObjectNode does(Actor actor, JsonNode said);
  }

  /**
   * Does it.
   *
   * @param said what the page sent along
   * @return what the page is told
   * @throws NoSuchElementException or IllegalStateException if it cannot be done, in words for the
   *     person
   */
  ObjectNode does(String deed, Actor actor, JsonNode said) {
    var known = this.known.get(deed);
    if (known == null) {
      throw new NoSuchElementException("the page cannot " + deed);
    }
    return known.does(actor, said);
  }

  private ObjectNode say(Actor actor, JsonNode said) {
    var channel = text(said, "channel");
    var thread = text(said, "thread");
    if (thread.isEmpty()) {
      actor.types(channel, text(said, "text"));
    } else {
      actor.replies(channel, thread, text(said, "text"));
    }
    return Json.object();
  }

  private ObjectNode command(Actor actor, JsonNode said) {
    var typed = COMMAND.matcher(text(said, "text"));
    if (!typed.matches()) {
      throw new IllegalStateException("That is no command.");
    }
    var channel = sandbox.workspace().channels().get(text(said, "channel"));
    return told(
        actor
            .interactions()
            .command(channel, text(said, "thread"), typed.group(1), typed.group(2)));
  }

  private ObjectNode edit(Actor actor, JsonNode said) {
    actor.edits(message(said, "ts"), text(said, "text"));
    return Json.object();
  }

  private ObjectNode delete(Actor actor, JsonNode said) {
    actor.deletes(message(said, "ts"));
    return Json.object();
  }

  private ObjectNode forward(Actor actor, JsonNode said) {
    actor.forwards(message(said, "ts"), text(said, "to"), text(said, "text"));
    return Json.object();
  }

  private ObjectNode react(Actor actor, JsonNode said) {
    var message = message(said, "ts");
    if (said.path("on").asBoolean()) {
      actor.reacts(message, text(said, "name"));
    } else {
      actor.unreacts(message, text(said, "name"));
    }
    return Json.object();
  }

  private ObjectNode read(Actor actor, JsonNode said) {
    actor.reads(text(said, "channel"), text(said, "ts"));
    return Json.object();
  }

  private ObjectNode join(Actor actor, JsonNode said) {
    actor.joins(text(said, "channel"));
    return Json.object();
  }

  private ObjectNode directMessage(Actor actor, JsonNode said) {
    var other = sandbox.workspace().people().get(text(said, "person"));
    var channel = sandbox.workspace().channels().direct(actor.person().id(), other.id());
    return Json.object().put("channel", channel.id());
  }

  private ObjectNode editGroup(Actor actor, JsonNode said) {
    var people = said.path("people").valueStream().map(JsonNode::asText).toArray(String[]::new);
    actor.editsGroup(text(said, "group"), people);
    return Json.object();
  }

  private ObjectNode openHome(Actor actor, JsonNode said) {
    actor.opensHome();
    return Json.object();
  }

  private ObjectNode shortcut(Actor actor, JsonNode said) {
    var callbackId = text(said, "callbackId");
    return told(
        text(said, "ts").isEmpty()
            ? actor.usesShortcut(callbackId)
            : actor.usesShortcut(callbackId, message(said, "ts")));
  }

  private ObjectNode choose(Actor actor, JsonNode said) {
    var action = said.withObject("/action");
    var values = said.path("values");
    return told(
        said.has("view")
            ? actor.interactions().acts(view(said), action, values)
            : actor.interactions().acts(message(said, "message"), action, values));
  }

  private ObjectNode options(Actor actor, JsonNode said) {
    var actionId = said.path("action").path("action_id").asText();
    var typed = text(said, "typed");
    return said.has("view")
        ? actor.interactions().suggestions(view(said), actionId, typed)
        : actor.interactions().suggestions(message(said, "message"), actionId, typed);
  }

  private ObjectNode submit(Actor actor, JsonNode said) {
    return told(actor.interactions().submits(view(said), said.path("values")));
  }

  private ObjectNode close(Actor actor, JsonNode said) {
    if (said.path("all").asBoolean()) {
      actor.closesAll(view(said));
    } else {
      actor.closes(view(said));
    }
    return Json.object();
  }

  private static ObjectNode told(Outcome outcome) {
    var json = Json.object();
    if (!outcome.fieldErrors().isEmpty()) {
      json.put("ok", false).put("error", "Please mend what is marked.");
      json.set("errors", Json.tree(outcome.fieldErrors()));
    }
    outcome.error().ifPresent(error -> json.put("ok", false).put("error", error));
    return json;
  }

  private Message message(JsonNode said, String ts) {
    return sandbox
        .workspace()
        .messages()
        .find(text(said, "channel"), text(said, ts))
        .orElseThrow(() -> new NoSuchElementException("The message is gone."));
  }

  private View view(JsonNode said) {
    return sandbox
        .workspace()
        .views()
        .byId(text(said, "view"))
        .orElseThrow(() -> new NoSuchElementException("The view is gone."));
  }

  private static String text(JsonNode said, String name) {
    var value = said.path(name);
    return value.isTextual() ? value.asText() : "";
  }
}
