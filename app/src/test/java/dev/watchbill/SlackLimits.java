package dev.watchbill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.watchbill.platform.outbox.Content;

/** What Slack takes of a message; it refuses the whole of one that has more. */
public final class SlackLimits {
  private SlackLimits() {}

  /** The message has not too many blocks, and none is too long; its text is read at a glance. */
  public static void holds(Content content) {
    JsonNode blocks = read(content.blocks());
    assertThat(blocks.size()).as("blocks").isLessThanOrEqualTo(50);
    for (JsonNode block : blocks) {
      assertThat(block.path("text").path("text").asText()).hasSizeLessThanOrEqualTo(3_000);
    }
    assertThat(content.text()).hasSizeLessThan(4_000);
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no blocks: " + json, e);
    }
  }
}
