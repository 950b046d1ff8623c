package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.workspace.Ids;

/** Gives ids to blocks and elements that the app left without. */
final class BlockIds {
  private BlockIds() {}

  /** In place. */
  static void fill(JsonNode blocks) {
    for (var block : blocks) {
      name(block, "block_id");
      block.path("elements").forEach(BlockIds::nameAction);
      nameAction(block.path("element"));
      nameAction(block.path("accessory"));
    }
  }

  private static void nameAction(JsonNode element) {
    var type = element.path("type").asText();
    if (!type.isEmpty()
        && !type.equals("image")
        && !type.endsWith("text")
        && !type.startsWith("mrkdwn")
        && !type.startsWith("rich_text_")) {
      name(element, "action_id");
    }
  }

  private static void name(JsonNode node, String field) {
    if (node instanceof ObjectNode object && object.path(field).asText().isEmpty()) {
      object.put(field, Ids.fresh("").substring(0, 5));
    }
  }
}
