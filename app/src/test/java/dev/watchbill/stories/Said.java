package dev.watchbill.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Message;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that was said, by a person, a workflow or the bot: to be answered, edited, reacted to,
 * forwarded, and its buttons pressed. It is read as it stands now, whatever was edited since.
 */
final class Said {
  private final Message first;
  private final Function<Message, Message> now;

  Said(Message first, Function<Message, Message> now) {
    this.first = first;
    this.now = now;
  }

  /** The message itself, as it stands now. */
  Message message() {
    return now.apply(first);
  }

  /** The message as it was when it was found. */
  Message asItWas() {
    return first;
  }

  /** What Slack sends when somebody presses this button, by its label, of the message as it was. */
  ObjectNode pressed(String label) {
    return elements(first)
        .filter(element -> label(element).equals(label))
        .findFirst()
        .map(
            element ->
                Json.object()
                    .put("type", element.path("type").asText())
                    .put("action_id", element.path("action_id").asText()))
        .orElseThrow(() -> new AssertionError("“%s” never offered “%s”".formatted(text(), label)));
  }

  /** Its words, without its blocks. */
  String text() {
    return Words.of(message().text());
  }

  /** What one can press or choose in it, by label or placeholder, from left to right. */
  List<String> offers() {
    return elements(message()).map(Said::label).toList();
  }

  /**
   * The action behind a label, a placeholder, or an action id itself.
   *
   * @throws AssertionError if it offers no such thing
   */
  String action(String called) {
    var offered = elements(message()).toList();
    return offered.stream()
        .filter(
            element ->
                label(element).equals(called) || element.path("action_id").asText().equals(called))
        .findFirst()
        .map(element -> element.path("action_id").asText())
        .orElseThrow(
            () ->
                new AssertionError(
                    "“%s” is not offered by “%s”, but %s"
                        .formatted(called, text(), offered.stream().map(Said::label).toList())));
  }

  private static Stream<JsonNode> elements(Message message) {
    return message
        .body()
        .blocks()
        .valueStream()
        .flatMap(
            block ->
                Stream.concat(
                    block.path("elements").valueStream(), Stream.of(block.path("accessory"))))
        .filter(element -> element.has("action_id"));
  }

  private static String label(JsonNode element) {
    var text = element.path("text").path("text").asText();
    return text.isEmpty() ? element.path("placeholder").path("text").asText() : text;
  }
}
