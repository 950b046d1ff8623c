package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;

/** The words in a piece of Block Kit. */
public final class Texts {
  private Texts() {}

  /** Every text in it, one a line, in reading order. */
  public static String of(JsonNode node) {
    var words = new StringBuilder();
    gather(node, words);
    return words.toString();
  }

  private static void gather(JsonNode node, StringBuilder words) {
    if (node.isObject() && node.path("text").isTextual()) {
      words.append(node.path("text").asText()).append('\n');
    }
    node.forEach(child -> gather(child, words));
  }
}
