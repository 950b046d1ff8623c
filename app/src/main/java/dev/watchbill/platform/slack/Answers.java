package dev.watchbill.platform.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.response.Response;
import dev.watchbill.platform.outbox.Content;
import java.util.Map;

/** The acknowledgements Slack understands. */
final class Answers {
  private static final String JSON = Response.CONTENT_TYPE_APPLICATION_JSON_UTF8;

  private Answers() {}

  /** Taken; nothing to show. */
  static Response ack() {
    return Response.ok();
  }

  /** Not taken: no acknowledgement leaves, and Slack sends it again. */
  static Response notTaken() {
    return Response.error(503);
  }

  static Response ack(JsonObject body) {
    return Response.builder().statusCode(200).contentType(JSON).body(body.toString()).build();
  }

  static JsonObject ephemeral(Content content) {
    var body = new JsonObject();
    body.addProperty("response_type", "ephemeral");
    body.addProperty("replace_original", false);
    body.addProperty("text", content.text());
    var blocks = JsonParser.parseString(content.blocks()).getAsJsonArray();
    if (!blocks.isEmpty()) {
      body.add("blocks", blocks);
    }
    return body;
  }

  static JsonObject fieldErrors(Map<String, String> byBlock) {
    var errors = new JsonObject();
    byBlock.forEach(errors::addProperty);
    return action("errors", "errors", errors);
  }

  static JsonObject update(Modal modal) {
    return action("update", "view", JsonParser.parseString(modal.json()));
  }

  static JsonObject push(Modal modal) {
    return action("push", "view", JsonParser.parseString(modal.json()));
  }

  static JsonObject clear() {
    var body = new JsonObject();
    body.addProperty("response_action", "clear");
    return body;
  }

  private static JsonObject action(String action, String field, JsonElement value) {
    var body = new JsonObject();
    body.addProperty("response_action", action);
    body.add(field, value);
    return body;
  }
}
