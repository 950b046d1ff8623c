package dev.watchbill.platform.slack;

import java.util.Optional;

/**
 * A shortcut chosen from the lightning menu, or from a message's menu.
 *
 * @param about the message, if it was chosen on one
 * @param triggerId opens one modal within three seconds
 */
public record Shortcut(String callbackId, String userId, Optional<About> about, String triggerId) {

  /**
   * The message a shortcut was chosen on.
   *
   * @param authorId who wrote it, if a person did
   * @param text what it says, as {@link Heard#words}
   */
  public record About(
      String channelId,
      String ts,
      Optional<String> threadTs,
      Optional<String> authorId,
      String text) {}
}
