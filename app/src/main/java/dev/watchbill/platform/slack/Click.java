package dev.watchbill.platform.slack;

import java.util.Optional;

/**
 * A button pressed, or something chosen in a select, date picker or the like.
 *
 * @param actionId the whole id; what follows the registered one is in {@link #tail}
 * @param value the button's value, or what was chosen; empty if nothing
 * @param channelId where the message with the button is, if it is in one
 * @param messageTs that message
 * @param threadTs the thread it is in, if any
 * @param viewId the modal or Home tab with the button, if it is in one
 * @param privateMetadata that modal's, empty if none
 * @param values what the fields of that modal, or of the message, hold now
 */
public record Click(
    String actionId,
    String blockId,
    String value,
    String userId,
    Optional<String> channelId,
    Optional<String> messageTs,
    Optional<String> threadTs,
    Optional<String> viewId,
    String privateMetadata,
    FormValues values,
    String triggerId) {

  /** What follows the first colon of the action id: {@code 42} in {@code swap.accept:42}. */
  public String tail() {
    return actionId.substring(actionId.indexOf(':') + 1);
  }
}
