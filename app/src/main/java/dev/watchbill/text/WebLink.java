package dev.watchbill.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A link to an address that somebody typed, which cannot break out of Slack's markup. */
public final class WebLink {
  /** A longer one would leave no room for what is said beside it. */
  private static final int LONGEST = 1_000;

  private WebLink() {}

  /**
   * In mrkdwn: {@code <address|words>}; the words alone if the address is none of the web, or far
   * too long.
   *
   * @param typed an address as somebody typed it
   * @param words what to show for it, as typed; cut to {@code limit} characters and put in one line
   */
  public static String of(String typed, String words, int limit) {
    String shown = Mrkdwn.escape(Excerpt.of(Visible.inOneLine(words), limit)).replace('|', '¦');
    String address = address(typed);
    return isOfTheWeb(typed) && address.length() <= LONGEST
        ? "<" + address + "|" + shown + ">"
        : shown;
  }

  /**
   * The address with everything percent-encoded that means something in Slack's markup, as it may
   * stand between {@code <} and {@code |}; its {@code &} escaped.
   */
  public static String address(String typed) {
    var encoded = new StringBuilder();
    for (int c : typed.strip().codePoints().toArray()) {
      if (c <= ' ' || c == 0x7f || "<>|\"`\\^{}".indexOf(c) >= 0 || isUnseen(c)) {
        for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          encoded.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
        }
      } else {
        encoded.appendCodePoint(c);
      }
    }
    return encoded.toString().replace("&", "&amp;");
  }

  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return Character.isWhitespace(c)
        || type == Character.FORMAT
        || type == Character.CONTROL
        || type == Character.SURROGATE;
  }

  private static boolean isOfTheWeb(String typed) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }
}
