package dev.watchbill.sandbox.acting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.socket.Ack;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.Ts;
import dev.watchbill.sandbox.workspace.View;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** Commands, clicks, forms and shortcuts of one person. */
public final class Interactions {
  private static final String TROUBLE = "We had some trouble connecting. Try again?";

  private final Person person;
  private final Slack slack;
  private final Workspace workspace;
  private final Payloads payloads;

  Interactions(Person person, Slack slack) {
    this.person = person;
    this.slack = slack;
    this.workspace = slack.workspace();
    this.payloads = slack.payloads();
  }

  /** Runs a command in a channel, and in a thread if {@code threadTs} is not empty. */
  public Outcome command(Channel channel, String threadTs, String command, String typed) {
    var app = workspace.app();
    if (!threadTs.isEmpty()) {
      return Outcome.failed(command + " is not supported in threads. Sorry!");
    }
    var known = app.command(command);
    if (known.isEmpty() && !app.commands().isEmpty()) {
      return Outcome.failed(command + " is not a valid command.");
    }
    if (person.standing() == Person.Standing.STRANGER) {
      return Outcome.failed(command + " is not a valid command.");
    }
    var escapes = known.filter(one -> one.escapes()).isPresent();
    var text = escapes ? new Typing(workspace).escapedCommand(typed) : typed;
    var url = workspace.responseUrls().issue(person.id(), channel.id(), "", "");
    var trigger = workspace.triggers().issue(person.id());
    var ack = slack.command(payloads.command(person, channel, command, text.trim(), url, trigger));
    if (ack instanceof Ack.Received received) {
      var shown = slack.answers().show(url, received.payload());
      return shown
          .error()
          .map(error -> Outcome.broken(failure(command, error)))
          .orElseGet(() -> Outcome.done(shown.message(), opened(trigger)));
    }
    var error = ack instanceof Ack.Late ? "operation_timeout" : "dispatch_failed";
    return Outcome.failed(failure(command, error));
  }

  private static String failure(String command, String error) {
    return "%s failed with the error \"%s\"".formatted(command, error);
  }

  /** Uses an element of a message; {@code values} as in {@link Form#with}. */
  public Outcome acts(Message message, String actionId, List<String> values) {
    var current = current(message);
    return acts(
        current,
        chosen(current.body().blocks(), actionId, values),
        state(current, actionId, values));
  }

  /**
   * As {@link #acts(Message, String, List)}, with the payload's own parts.
   *
   * @param action as in {@code actions[0]}
   * @param values as in {@code state.values}
   */
  public Outcome acts(Message message, ObjectNode action, JsonNode values) {
    var channel = workspace.channels().get(message.channel());
    var url =
        workspace.responseUrls().issue(person.id(), channel.id(), message.ts(), message.threadTs());
    var trigger = workspace.triggers().issue(person.id());
    var stamped = stamped(action);
    return acted(
        slack.interaction(
            payloads.messageAction(person, channel, message, stamped, values, url, trigger)),
        trigger);
  }

  /** Uses an element of a modal or a home tab. */
  public Outcome acts(View view, String actionId, List<String> values, Form form) {
    var blocks = current(view).content().path("blocks");
    var touched = values.isEmpty() ? form : form.with(actionId, values.toArray(String[]::new));
    return acts(view, chosen(blocks, actionId, values), touched.state(blocks));
  }

  /** As {@link #acts(View, String, List, Form)}, with the payload's own parts. */
  public Outcome acts(View view, ObjectNode action, JsonNode values) {
    var trigger = workspace.triggers().issue(person.id());
    return acted(
        slack.interaction(
            payloads.viewAction(person, current(view), stamped(action), values, trigger)),
        trigger);
  }

  /** Submits a modal. */
  public Outcome submits(View view, Form form) {
    return submits(view, form.state(current(view).content().path("blocks")));
  }

  /** As {@link #submits(View, Form)}; {@code values} as in {@code view.state.values}. */
  public Outcome submits(View view, JsonNode values) {
    var now = current(view);
    var missing = Required.missing(now.content().path("blocks"), values);
    if (!missing.isEmpty()) {
      return Outcome.refused(Optional.of(now), missing);
    }
    var trigger = workspace.triggers().issue(person.id());
    var ack = slack.interaction(payloads.submission(person, now, values, trigger));
    if (ack instanceof Ack.Received received) {
      return new Submission(workspace, person, now).answered(received.payload(), trigger);
    }
    return Outcome.failed(TROUBLE);
  }

  /** Closes a modal, or all of the stack. */
  public void closes(View view, boolean all) {
    var now = current(view);
    var stack = workspace.views().stackOf(person.id());
    if (all) {
      workspace.views().clear(person.id());
    } else {
      workspace.views().close(now.id());
    }
    for (var closed : all ? stack : List.of(now)) {
      if (closed.content().path("notify_on_close").asBoolean()) {
        slack.interaction(payloads.closing(person, closed, all));
      }
    }
  }

  /** Runs a global shortcut. */
  public Outcome shortcut(String callbackId) {
    var trigger = workspace.triggers().issue(person.id());
    return acted(slack.interaction(payloads.globalShortcut(person, callbackId, trigger)), trigger);
  }

  /** Runs a shortcut on a message. */
  public Outcome shortcut(String callbackId, Message message) {
    var channel = workspace.channels().get(message.channel());
    var thread = message.isReply() ? message.threadTs() : "";
    var url = workspace.responseUrls().issue(person.id(), channel.id(), message.ts(), thread);
    var trigger = workspace.triggers().issue(person.id());
    return acted(
        slack.interaction(
            payloads.messageShortcut(person, channel, message, callbackId, url, trigger)),
        trigger);
  }

  /** Asks the app for the options of an external select; empty if it does not answer. */
  public ObjectNode suggestions(View view, String actionId, String typed) {
    var now = current(view);
    return suggestions(payloads.placeOf(now), now.content().path("blocks"), actionId, typed);
  }

  /** The same, of a select in a message. */
  public ObjectNode suggestions(Message message, String actionId, String typed) {
    var now = current(message);
    var place = payloads.placeOf(workspace.channels().get(now.channel()), now);
    return suggestions(place, now.body().blocks(), actionId, typed);
  }

  private ObjectNode suggestions(ObjectNode place, JsonNode blocks, String actionId, String typed) {
    var element = Elements.get(blocks, actionId);
    var ack = slack.interaction(payloads.suggestion(person, place, element, typed));
    return ack instanceof Ack.Received received ? received.payload() : Json.object();
  }

  private Outcome acted(Ack ack, String trigger) {
    return ack instanceof Ack.Received
        ? Outcome.done(Optional.empty(), opened(trigger))
        : Outcome.failed(TROUBLE);
  }

  private Optional<View> opened(String trigger) {
    return workspace.triggers().openedBy(trigger).flatMap(workspace.views()::byId);
  }

  private static ObjectNode chosen(JsonNode blocks, String actionId, List<String> values) {
    var candidates =
        Elements.in(blocks).stream()
            .filter(one -> one.path("action_id").asText().equals(actionId))
            .filter(one -> values.isEmpty() || fits(one, values.get(0)))
            .findFirst();
    var element = candidates.orElseGet(() -> Elements.get(blocks, actionId));
    var action = Json.object();
    action.put("action_id", actionId).put("block_id", element.path("block_id").asText());
    if (element.has("text")) {
      action.set("text", element.path("text"));
    }
    action.setAll(Elements.chosen(element, values));
    if (action.path("value").asText("x").isEmpty()) {
      action.remove("value");
    }
    return action;
  }

  private static boolean fits(ObjectNode element, String value) {
    return !element.path("type").asText().equals("button")
        || element.path("value").asText().equals(value);
  }

  private static ObjectNode state(Message message, String actionId, List<String> values) {
    var form = Form.empty();
    var touched = values.isEmpty() ? form : form.with(actionId, values.toArray(String[]::new));
    return touched.state(message.body().blocks());
  }

  private ObjectNode stamped(ObjectNode action) {
    return action.deepCopy().put("action_ts", Ts.of(workspace.ledger().now()));
  }

  private Message current(Message message) {
    return workspace.messages().find(message.channel(), message.ts()).orElse(message);
  }

  private View current(View view) {
    return workspace.views().byId(view.id()).orElse(view);
  }
}
