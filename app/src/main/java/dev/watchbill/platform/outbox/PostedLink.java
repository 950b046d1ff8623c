package dev.watchbill.platform.outbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A link to a message that the outbox holds and that may not be posted yet. The courier puts the
 * permalink in its place; a message that has such a link waits, like a reply, for the one it points
 * to, and an edit does so too.
 *
 * <p>Nobody ever sees the placeholder. If there is no message to point to, because it was given up
 * or withdrawn, only the words of the link are shown, and a button that leads there is left out. A
 * message that waits too long, or for one that waits for it in turn, goes with the words alone and
 * is edited as soon as there is an address.
 */
public final class PostedLink {
  static final String PREFIX = "https://posted.invalid/";

  private PostedLink() {}

  /**
   * For a message's text or blocks, wherever an address may stand: {@code <address|words>}, the
   * {@code url} of a button, of a link in rich text.
   */
  public static String to(String key) {
    return PREFIX + encoded(key);
  }

  /** Without the signs that mrkdwn or the end of a sentence could put next to an address. */
  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8)
        .replace("*", "%2A")
        .replace("_", "%5F")
        .replace(".", "%2E");
  }
}
