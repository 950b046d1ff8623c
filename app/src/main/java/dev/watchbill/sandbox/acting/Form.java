package dev.watchbill.sandbox.acting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody filled in: values by action id. Fields that are not named keep what they began
 * with.
 */
public final class Form {
  private final Map<String, List<String>> values;

  private Form(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Nothing touched. */
  public static Form empty() {
    return new Form(Map.of());
  }

  /** The same, with one more field: text, a date, a time, ids, or options' values. */
  public Form with(String actionId, String... chosen) {
    var more = new LinkedHashMap<>(values);
    more.put(actionId, List.of(chosen));
    return new Form(more);
  }

  /** As in {@code view.state.values}: by block id, then by action id. */
  ObjectNode state(JsonNode blocks) {
    values.keySet().forEach(actionId -> Elements.get(blocks, actionId));
    var state = Json.object();
    for (var element : Elements.in(blocks)) {
      var type = element.path("type").asText();
      if (type.equals("button") || type.equals("overflow")) {
        continue;
      }
      var actionId = element.path("action_id").asText();
      var chosen = values.get(actionId);
      state
          .withObject("/" + pointer(element.path("block_id").asText()))
          .set(
              actionId,
              chosen == null ? Elements.initial(element) : Elements.chosen(element, chosen));
    }
    return state;
  }

  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
