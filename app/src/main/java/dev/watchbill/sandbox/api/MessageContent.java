package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Body;

/** What a message is to say, checked as Slack checks it. */
final class MessageContent {
  /** Longer texts are cut. */
  static final int LONGEST = 40_000;

  private MessageContent() {}

  static Body of(Call call, Faults faults) {
    var text = call.text("text").orElse("");
    var blocks = call.array("blocks", "invalid_blocks_format");
    var attachments = call.array("attachments", "invalid_attachments");
    if (text.isEmpty() && blocks.isEmpty() && attachments.isEmpty()) {
      throw new SlackError("no_text");
    }
    if (faults.validates()) {
      var problems = BlockLimits.ofMessage(blocks);
      if (!problems.isEmpty()) {
        throw new SlackError("invalid_blocks", problems);
      }
    }
    return new Body(text, blocks, attachments, metadata(call), call.text("username").orElse(""));
  }

  /** The same, with a text that is too long cut off. */
  static Body cut(Body body) {
    return body.text().length() <= LONGEST
        ? body
        : new Body(
            body.text().substring(0, LONGEST),
            body.blocks(),
            body.attachments(),
            body.metadata(),
            body.username());
  }

  private static ObjectNode metadata(Call call) {
    var node = call.json("metadata", "invalid_metadata_format");
    if (node.isEmpty()) {
      return Json.object();
    }
    if (node.orElseThrow() instanceof ObjectNode metadata
        && metadata.path("event_type").isTextual()
        && metadata.path("event_payload").isObject()) {
      return metadata;
    }
    throw new SlackError("invalid_metadata_format");
  }
}
