package dev.watchbill.text;

import java.util.regex.Pattern;

/** Slack's markup. */
public final class Mrkdwn {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>|\"`]*[^\\s<>|\"`.,;:!?)\\]}'*_~]");

  private Mrkdwn() {}

  /**
   * Text as somebody typed it, safe inside mrkdwn: {@code &}, {@code <} and {@code >} are escaped,
   * and nothing else, as Slack asks. A typed {@code <!channel>} is then shown and pings nobody; a
   * bare {@code @here} is left alone, so show user text with {@code verbatim: true}.
   */
  public static String escape(String typed) {
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * As {@link #escape}, with every web address in it as a link: where text is shown with {@code
   * verbatim: true} Slack makes none.
   */
  public static String linked(String typed) {
    var shown = new StringBuilder();
    int done = 0;
    for (var address = ADDRESS.matcher(typed); address.find(); done = address.end()) {
      shown.append(escape(typed.substring(done, address.start())));
      shown.append('<').append(escape(address.group())).append('>');
    }
    return shown.append(escape(typed.substring(done))).toString();
  }

  /** What somebody typed, from the escaped form in which Slack delivers it. */
  public static String unescape(String delivered) {
    return delivered.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
