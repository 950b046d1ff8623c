package dev.watchbill.platform.outbox;

/**
 * What a message shows.
 *
 * @param text tells the whole story by itself: notifications and screen readers show only this
 * @param blocks Block Kit as a JSON array; {@code "[]"} for a plain message
 */
public record Content(String text, String blocks) {
  public Content {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "a message needs a text, for notifications and screen readers");
    }
  }

  /** A message of plain mrkdwn without blocks. */
  public static Content text(String text) {
    return new Content(text, "[]");
  }
}
