package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A modal on somebody's screen, or their home tab.
 *
 * @param id {@code V…}
 * @param user whose screen
 * @param modal or else the home tab
 * @param content as the app sent it
 * @param hash changes with every update
 * @param rootId the lowest modal of the stack; its own id if it is that
 * @param previousId the modal under it, or empty
 */
public record View(
    String id,
    String user,
    boolean modal,
    ObjectNode content,
    String hash,
    String rootId,
    String previousId) {

  /** The app's own name for this kind of view, or empty. */
  @JsonIgnore
  public String callbackId() {
    return content.path("callback_id").asText();
  }

  /** The app's own name for this very view, or empty. */
  @JsonIgnore
  public String externalId() {
    return content.path("external_id").asText();
  }

  /** Everything readable in it. */
  @JsonIgnore
  public String everything() {
    return Texts.of(content);
  }

  View showing(ObjectNode other, String newHash) {
    return new View(id, user, modal, other, newHash, rootId, previousId);
  }
}
