package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.util.List;
import java.util.Objects;

/**
 * What a message says. The nodes are not to be changed once they are in here.
 *
 * @param text in Slack's markup
 * @param blocks Block Kit, may be empty
 * @param attachments old style, may be empty
 * @param metadata {@code event_type} and {@code event_payload}, or empty
 * @param username the name that an app gave itself for this message, or empty
 * @param files ids of the files that are shared with it, may be empty
 */
public record Body(
    String text,
    ArrayNode blocks,
    ArrayNode attachments,
    ObjectNode metadata,
    String username,
    List<String> files) {

  /** Workspaces that were kept before there were files have none. */
  public Body {
    files = List.copyOf(Objects.requireNonNullElse(files, List.of()));
  }

  /** Without files. */
  public Body(
      String text, ArrayNode blocks, ArrayNode attachments, ObjectNode metadata, String username) {
    this(text, blocks, attachments, metadata, username, List.of());
  }

  /** Text alone. */
  public static Body of(String text) {
    return new Body(text, Json.array(), Json.array(), Json.object(), "");
  }

  /** The same, with these attachments. */
  public Body with(ArrayNode others) {
    return new Body(text, blocks, others, metadata, username, files);
  }

  /** The same, with files by their ids. */
  public Body sharing(List<String> ids) {
    return new Body(text, blocks, attachments, metadata, username, ids);
  }

  /** Text and blocks. */
  public static Body of(String text, ArrayNode blocks) {
    return new Body(text, blocks, Json.array(), Json.object(), "");
  }
}
