package dev.watchbill.sandbox.acting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Slack itself wants of a form before the app sees it. */
final class Required {
  private static final String EMPTY = "Please complete this required field.";

  private Required() {}

  /** Complaints by block id. */
  static Map<String, String> missing(JsonNode blocks, JsonNode values) {
    var complaints = new LinkedHashMap<String, String>();
    for (var block : blocks) {
      var wanted =
          block.path("type").asText().equals("input") && !block.path("optional").asBoolean();
      var blockId = block.path("block_id").asText();
      var actionId = block.path("element").path("action_id").asText();
      var given = values.path(blockId).path(actionId);
      if (wanted && isEmpty(given)) {
        complaints.put(blockId, EMPTY);
      }
    }
    return complaints;
  }

  private static boolean isEmpty(JsonNode given) {
    return given
        .propertyStream()
        .filter(field -> !field.getKey().equals("type"))
        .allMatch(field -> isBlank(field.getValue()));
  }

  private static boolean isBlank(JsonNode value) {
    return value.isNull()
        || (value.isTextual() && value.asText().isEmpty())
        || (value.isArray() && value.isEmpty());
  }
}
