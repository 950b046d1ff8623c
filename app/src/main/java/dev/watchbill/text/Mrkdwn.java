package dev.watchbill.text;

/** Slack's markup. */
public final class Mrkdwn {
  private Mrkdwn() {}

  /**
   * Text as somebody typed it, safe inside mrkdwn: {@code &}, {@code <} and {@code >} are escaped,
   * and nothing else, as Slack asks. A typed {@code <!channel>} is then shown and pings nobody; a
   * bare {@code @here} is left alone, so show user text with {@code verbatim: true}.
   */
  public static String escape(String typed) {
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** What somebody typed, from the escaped form in which Slack delivers it. */
  public static String unescape(String delivered) {
    return delivered.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
