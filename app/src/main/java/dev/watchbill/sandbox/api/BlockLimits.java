package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Slack's limits on blocks; every breach is named with its place. */
final class BlockLimits {
  static final int IN_MESSAGE = 50;
  static final int IN_VIEW = 100;
  private static final int ID = 255;
  private static final Set<String> FREE =
      Set.of(
          "divider", "rich_text", "file", "video", "markdown", "call", "table", "context_actions");

  private final List<String> problems = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();
  private Set<String> actionIds = new HashSet<>();

  private BlockLimits() {}

  static List<String> ofMessage(JsonNode blocks) {
    var limits = new BlockLimits();
    limits.blocks(blocks, "/blocks", IN_MESSAGE);
    return limits.problems;
  }

  static List<String> ofView(JsonNode blocks) {
    var limits = new BlockLimits();
    limits.blocks(blocks, "/view/blocks", IN_VIEW);
    return limits.problems;
  }

  private void blocks(JsonNode blocks, String at, int most) {
    items(blocks, at, most);
    for (var i = 0; i < blocks.size(); i++) {
      block(blocks.get(i), at + "/" + i);
    }
  }

  private void block(JsonNode block, String at) {
    actionIds = new HashSet<>();
    var id = block.path("block_id").asText();
    text(block.path("block_id"), at + "/block_id", ID);
    if (!id.isEmpty() && !blockIds.add(id)) {
      wrong("block_id already exists: " + id, at + "/block_id");
    }
    switch (block.path("type").asText()) {
      case "section" -> section(block, at);
      case "header" -> plain(block, "text", at, 150);
      case "actions" -> {
        required(block, "elements", at);
        elements(block.path("elements"), at + "/elements", 25);
      }
      case "context" -> {
        required(block, "elements", at);
        items(block.path("elements"), at + "/elements", 10);
      }
      case "input" -> input(block, at);
      case "image" -> {
        required(block, "alt_text", at);
        text(block.path("alt_text"), at + "/alt_text", 2000);
        text(block.path("image_url"), at + "/image_url", 3000);
      }
      case "" -> wrong("missing required field: type", at);
      default -> {
        var type = block.path("type").asText();
        if (!FREE.contains(type)) {
          wrong("unsupported type: " + type, at + "/type");
        }
      }
    }
  }

  private void section(JsonNode block, String at) {
    if (!block.has("text") && !block.has("fields")) {
      wrong("missing required field: text", at);
    }
    words(block.path("text"), at + "/text", 3000);
    items(block.path("fields"), at + "/fields", 10);
    for (var i = 0; i < block.path("fields").size(); i++) {
      words(block.path("fields").get(i), at + "/fields/" + i, 2000);
    }
    if (block.has("accessory")) {
      element(block.path("accessory"), at + "/accessory");
    }
  }

  private void input(JsonNode block, String at) {
    plain(block, "label", at, 2000);
    words(block.path("hint"), at + "/hint", 2000);
    required(block, "element", at);
    element(block.path("element"), at + "/element");
  }

  private void elements(JsonNode elements, String at, int most) {
    items(elements, at, most);
    for (var i = 0; i < elements.size(); i++) {
      element(elements.get(i), at + "/" + i);
    }
  }

  private void element(JsonNode element, String at) {
    var actionId = element.path("action_id").asText();
    text(element.path("action_id"), at + "/action_id", ID);
    if (!actionId.isEmpty() && !actionIds.add(actionId)) {
      wrong("action_id already exists in this block: " + actionId, at + "/action_id");
    }
    var type = element.path("type").asText();
    if (type.isEmpty()) {
      wrong("missing required field: type", at);
    }
    words(element.path("placeholder"), at + "/placeholder", 150);
    confirm(element.path("confirm"), at + "/confirm");
    if (type.equals("button")) {
      plain(element, "text", at, 75);
      text(element.path("value"), at + "/value", 2000);
      text(element.path("url"), at + "/url", 3000);
    }
    var most =
        switch (type) {
          case "overflow" -> 5;
          case "checkboxes", "radio_buttons" -> 10;
          default -> 100;
        };
    options(element.path("options"), at + "/options", most);
    items(element.path("option_groups"), at + "/option_groups", 100);
    for (var i = 0; i < element.path("option_groups").size(); i++) {
      var group = element.path("option_groups").get(i);
      plain(group, "label", at + "/option_groups/" + i, 75);
      options(group.path("options"), at + "/option_groups/" + i + "/options", 100);
    }
  }

  private void options(JsonNode options, String at, int most) {
    if (options.isArray() && options.isEmpty()) {
      wrong("must provide at least 1 item", at);
    }
    items(options, at, most);
    for (var i = 0; i < options.size(); i++) {
      var option = options.get(i);
      required(option, "text", at + "/" + i);
      words(option.path("text"), at + "/" + i + "/text", 75);
      words(option.path("description"), at + "/" + i + "/description", 75);
      text(option.path("value"), at + "/" + i + "/value", 150);
    }
  }

  private void confirm(JsonNode confirm, String at) {
    words(confirm.path("title"), at + "/title", 100);
    words(confirm.path("text"), at + "/text", 300);
    words(confirm.path("confirm"), at + "/confirm", 30);
    words(confirm.path("deny"), at + "/deny", 30);
  }

  private void plain(JsonNode owner, String field, String at, int longest) {
    required(owner, field, at);
    var text = owner.path(field);
    if (text.isObject() && !text.path("type").asText().equals("plain_text")) {
      wrong("must be of type plain_text", at + "/" + field + "/type");
    }
    words(text, at + "/" + field, longest);
  }

  /** A text object. */
  private void words(JsonNode object, String at, int longest) {
    if (object.isMissingNode()) {
      return;
    }
    if (!object.isObject() || !object.path("text").isTextual()) {
      wrong("must be a valid text object", at);
      return;
    }
    if (object.path("text").asText().isEmpty()) {
      wrong("must be more than 0 characters", at + "/text");
    }
    text(object.path("text"), at + "/text", longest);
  }

  private void text(JsonNode value, String at, int longest) {
    if (value.asText().length() > longest) {
      wrong("must be less than %d characters".formatted(longest + 1), at);
    }
  }

  private void items(JsonNode array, String at, int most) {
    if (array.size() > most) {
      wrong("no more than %d items allowed".formatted(most), at);
    }
  }

  private void required(JsonNode owner, String field, String at) {
    if (!owner.hasNonNull(field)) {
      wrong("missing required field: " + field, at);
    }
  }

  private void wrong(String what, String at) {
    problems.add("%s [json-pointer:%s]".formatted(what, at));
  }
}
