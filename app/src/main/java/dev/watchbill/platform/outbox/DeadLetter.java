package dev.watchbill.platform.outbox;

/**
 * A message, or an edit of one, that was given up.
 *
 * @param number tells it from every other one
 * @param reason Slack's word for it, or ours
 * @param edit whether the message stands in Slack and only its last edit was given up
 */
public record DeadLetter(
    String number, String key, Destination to, String text, String reason, boolean edit) {
  private static final String NOTICE = "dead-letter:";

  /**
   * The key of the message that tells {@code userId} of it. A message with such a key that is given
   * up itself is told to nobody.
   */
  public String noticeKey(String userId) {
    return NOTICE + number + ":" + userId;
  }

  static boolean isNotice(String key) {
    return key.startsWith(NOTICE);
  }
}
