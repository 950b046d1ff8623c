package dev.watchbill.sandbox.acting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** The interactive elements of messages and views, and what people choose in them. */
final class Elements {
  private Elements() {}

  /** An element with its block's id in {@code block_id}. */
  static List<ObjectNode> in(JsonNode blocks) {
    var found = new ArrayList<ObjectNode>();
    for (var block : blocks) {
      var blockId = block.path("block_id").asText();
      block.path("elements").forEach(element -> add(element, blockId, found));
      add(block.path("accessory"), blockId, found);
      add(block.path("element"), blockId, found);
    }
    return found;
  }

  /**
   * The element with this action id.
   *
   * @throws NoSuchElementException if there is none, naming those that there are
   */
  static ObjectNode get(JsonNode blocks, String actionId) {
    return find(blocks, actionId)
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no element %s among %s"
                        .formatted(
                            actionId,
                            in(blocks).stream().map(e -> e.path("action_id").asText()).toList())));
  }

  static Optional<ObjectNode> find(JsonNode blocks, String actionId) {
    return in(blocks).stream()
        .filter(element -> element.path("action_id").asText().equals(actionId))
        .findFirst();
  }

  /**
   * An element as it is when somebody has chosen in it: {@code type} and the chosen, as in a view's
   * state. A value is an option's value, a user's or channel's id, a date, a time, or text.
   */
  static ObjectNode chosen(ObjectNode element, List<String> values) {
    var type = element.path("type").asText();
    var state = Json.object().put("type", type);
    var first = values.isEmpty() ? Optional.<String>empty() : Optional.of(values.get(0));
    switch (type) {
      case "button" -> state.put("value", first.orElse(element.path("value").asText()));
      case "datepicker" -> put(state, "selected_date", first);
      case "timepicker" -> put(state, "selected_time", first);
      case "datetimepicker" ->
          first.ifPresent(v -> state.put("selected_date_time", Long.parseLong(v)));
      case "users_select" -> put(state, "selected_user", first);
      case "channels_select" -> put(state, "selected_channel", first);
      case "conversations_select" -> put(state, "selected_conversation", first);
      case "multi_users_select" -> state.set("selected_users", Json.texts(values));
      case "multi_channels_select" -> state.set("selected_channels", Json.texts(values));
      case "multi_conversations_select" -> state.set("selected_conversations", Json.texts(values));
      case "checkboxes", "multi_static_select", "multi_external_select" -> {
        var options = state.putArray("selected_options");
        values.forEach(value -> options.add(option(element, value)));
      }
      case "static_select", "external_select", "radio_buttons", "overflow" ->
          first.ifPresentOrElse(
              value -> state.set("selected_option", option(element, value)),
              () -> state.putNull("selected_option"));
      default -> put(state, "value", first);
    }
    return state;
  }

  /** What an element holds before anybody touches it. */
  static ObjectNode initial(ObjectNode element) {
    var state = Json.object().put("type", element.path("type").asText());
    element
        .properties()
        .forEach(
            field -> {
              if (field.getKey().startsWith("initial_")) {
                var name = field.getKey().substring("initial_".length());
                state.set(name.equals("value") ? name : "selected_" + name, field.getValue());
              }
            });
    return state.size() > 1 ? state : chosen(element, List.of());
  }

  private static void put(ObjectNode state, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> state.put(name, text), () -> state.putNull(name));
  }

  private static JsonNode option(ObjectNode element, String value) {
    var groups = element.path("option_groups").valueStream();
    return Stream.concat(
            element.path("options").valueStream(),
            groups.flatMap(group -> group.path("options").valueStream()))
        .filter(option -> option.path("value").asText().equals(value))
        .findFirst()
        .orElseGet(
            () -> {
              var option = Json.object().put("value", value);
              option.putObject("text").put("type", "plain_text").put("text", value);
              return option;
            });
  }

  private static void add(JsonNode element, String blockId, List<ObjectNode> found) {
    if (element instanceof ObjectNode object && object.has("action_id")) {
      found.add(object.deepCopy().put("block_id", blockId));
    }
  }
}
