package dev.watchbill.platform.outbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A link to a message that the outbox holds and that may not be posted yet. The courier puts the
 * permalink in its place; a message that has such a link waits, like a reply, for the one it points
 * to.
 */
public final class PostedLink {
  private static final String PREFIX = "https://posted.invalid/";

  private PostedLink() {}

  /** For a message's text or blocks, wherever an address may stand: {@code <address|words>}. */
  public static String to(String key) {
    return PREFIX + URLEncoder.encode(key, StandardCharsets.UTF_8);
  }
}
