package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Slack's limits on modals and home tabs. */
public final class ViewLimits {
  private static final int TITLE = 24;
  private static final int METADATA = 3000;
  private static final int ID = 255;

  private ViewLimits() {}

  /** Everything that is wrong with a view of this type, each with its place. */
  public static List<String> problems(JsonNode view, String type) {
    var problems = new ArrayList<String>();
    if (!view.path("type").asText().equals(type)) {
      problems.add("must be of type %s [json-pointer:/view/type]".formatted(type));
    }
    var modal = type.equals("modal");
    title(view, "title", modal, problems);
    title(view, "submit", modal && hasInput(view), problems);
    title(view, "close", false, problems);
    length(view, "private_metadata", METADATA, problems);
    length(view, "callback_id", ID, problems);
    length(view, "external_id", ID, problems);
    if (!view.path("blocks").isArray()) {
      problems.add("missing required field: blocks [json-pointer:/view]");
    }
    problems.addAll(BlockLimits.ofView(view.path("blocks")));
    return problems;
  }

  /** A copy in which every block and element has its id, as Slack gives them. */
  public static ObjectNode withIds(ObjectNode view) {
    var copy = view.deepCopy();
    BlockIds.fill(copy.path("blocks"));
    return copy;
  }

  private static boolean hasInput(JsonNode view) {
    for (var block : view.path("blocks")) {
      if (block.path("type").asText().equals("input")) {
        return true;
      }
    }
    return false;
  }

  private static void title(JsonNode view, String field, boolean required, List<String> problems) {
    var title = view.path(field);
    if (title.isMissingNode() || title.isNull()) {
      if (required) {
        problems.add("missing required field: %s [json-pointer:/view]".formatted(field));
      }
      return;
    }
    if (!title.path("type").asText().equals("plain_text")) {
      problems.add("must be of type plain_text [json-pointer:/view/%s/type]".formatted(field));
    }
    var text = title.path("text").asText();
    if (text.isEmpty()) {
      problems.add("must be more than 0 characters [json-pointer:/view/%s/text]".formatted(field));
    }
    if (text.length() > TITLE) {
      problems.add(tooLong(TITLE, field + "/text"));
    }
  }

  private static void length(JsonNode view, String field, int longest, List<String> problems) {
    if (view.path(field).asText().length() > longest) {
      problems.add(tooLong(longest, field));
    }
  }

  private static String tooLong(int longest, String field) {
    return "must be less than %d characters [json-pointer:/view/%s]".formatted(longest + 1, field);
  }
}
