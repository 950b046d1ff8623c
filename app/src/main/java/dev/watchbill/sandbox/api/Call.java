package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call of a method.
 *
 * @param host to which it was sent, with its port
 */
record Call(String method, ObjectNode arguments, String host) {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  /** An argument; empty if it was not given, or given empty. */
  Optional<String> text(String name) {
    var value = arguments.path(name);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.isValueNode() ? value.asText() : Json.line(value))
            .filter(text -> !text.isEmpty());
  }

  /** An argument that must be there. */
  String required(String name) {
    return text(name)
        .orElseThrow(
            () ->
                new SlackError(
                    "invalid_arguments", List.of("[ERROR] missing required field: " + name)));
  }

  boolean flag(String name) {
    return text(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  int number(String name, int otherwise) {
    try {
      return text(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new SlackError("invalid_arguments", List.of("[ERROR] must be an integer: " + name));
    }
  }

  /** An argument in JSON, given as such or as text; {@code otherwise} is the error if it is not. */
  Optional<JsonNode> json(String name, String otherwise) {
    var value = arguments.path(name);
    if (value.isContainerNode()) {
      return Optional.of(value);
    }
    return text(name)
        .map(text -> Json.read(text).orElseThrow(() -> new SlackError(otherwise)))
        .filter(node -> !node.isNull());
  }

  /** A list of blocks or attachments. */
  ArrayNode array(String name, String otherwise) {
    var node = json(name, otherwise);
    if (node.isEmpty()) {
      return Json.array();
    }
    if (node.orElseThrow() instanceof ArrayNode array) {
      return array;
    }
    throw new SlackError(otherwise);
  }

  /** Ids with commas between them, or a JSON array. */
  List<String> list(String name) {
    if (arguments.path(name) instanceof ArrayNode array) {
      return array.valueStream().map(JsonNode::asText).toList();
    }
    return text(name)
        .map(text -> COMMA.splitAsStream(text).filter(part -> !part.isEmpty()).toList())
        .orElse(List.of());
  }
}
