package dev.watchbill.support;

/**
 * What a message says itself, of the mrkdwn in which Slack delivers it. Left out are
 *
 * <ul>
 *   <li>code: {@code `…`} within a line, and {@code ```…```} over several. As in Slack, what is
 *       never closed is no code, and a backtick within a word ({@code don`t}) opens none;
 *   <li>quotes: lines that begin with {@code >}, escaped or raw, and all that follows {@code >>>};
 *   <li>what is struck out, {@code ~…~};
 *   <li>everything in angle brackets but mentions of user groups: links with their labels, people,
 *       channels, dates.
 * </ul>
 *
 * Each leaves a space behind. Letters, digits and at signs of full width become plain ones, and
 * marks that only turn the direction of writing are taken away. It takes time in proportion to the
 * length of the text, however it is made up.
 */
final class SpokenText {
  private static final String FENCE = "```";
  private static final String GROUP = "<!subteam^";
  private static final String QUOTE = "&gt;";
  private static final int FULL_WIDTH = '\uFF01' - '!';

  private final String text;
  private final StringBuilder spoken;
  private int at;
  private boolean lineBegins = true;
  private boolean moreFences = true;

  /** No strike that begins before this ends in its line. */
  private int noStrikeBefore;

  private SpokenText(String text) {
    this.text = text;
    this.spoken = new StringBuilder(text.length());
  }

  static String of(String delivered) {
    return new SpokenText(plain(delivered)).read();
  }

  /** Whether {@code c} is part of a word in a script that puts spaces between its words. */
  static boolean isWord(char c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isDigit(c);
  }

  private static String plain(String delivered) {
    var plain = new StringBuilder(delivered.length());
    for (int i = 0; i < delivered.length(); i++) {
      char c = delivered.charAt(i);
      char narrow = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - FULL_WIDTH) : c;
      if (!turnsDirection(c)) {
        plain.append(isWord(narrow) || "@._-".indexOf(narrow) >= 0 ? narrow : c);
      }
    }
    return plain.toString();
  }

  private static boolean turnsDirection(char c) {
    return c == '\u200E'
        || c == '\u200F'
        || c == '\u061C'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private String read() {
    while (at < text.length()) {
      int end = silentUntil();
      if (end > at) {
        spoken.append(' ');
        at = end;
        lineBegins = false;
      } else {
        say();
      }
    }
    return spoken.toString();
  }

  /** Says the next character, or the whole mention of a user group. */
  private void say() {
    int end = text.startsWith(GROUP, at) ? bracketEnd() : at;
    end = end > at ? end : at + 1;
    spoken.append(text, at, end);
    char last = text.charAt(end - 1);
    lineBegins = last == '\n' || (lineBegins && Character.isWhitespace(last));
    at = end;
  }

  /** Where that ends which begins here and says nothing; here, if nothing such begins. */
  private int silentUntil() {
    if (lineBegins && isQuote(at)) {
      return quoteEnd();
    }
    return switch (text.charAt(at)) {
      case '`' -> codeEnd();
      case '~' -> strikeEnd();
      case '<' -> text.startsWith(GROUP, at) ? at : bracketEnd();
      default -> at;
    };
  }

  private boolean isQuote(int i) {
    return i < text.length() && (text.charAt(i) == '>' || text.startsWith(QUOTE, i));
  }

  /** The end of the line, or of the code in several lines that begins in it, or of all. */
  private int quoteEnd() {
    int marks = 0;
    int end = at;
    while (isQuote(end)) {
      end += text.charAt(end) == '>' ? 1 : QUOTE.length();
      marks++;
    }
    if (marks >= 3) {
      return text.length();
    }
    while (end < text.length() && text.charAt(end) != '\n') {
      end = Math.max(end + 1, fenceEnd(end));
    }
    return end;
  }

  private int codeEnd() {
    int fenced = fenceEnd(at);
    if (fenced > at) {
      return fenced;
    }
    if (at > 0 && isWord(text.charAt(at - 1))) {
      return at;
    }
    int end = backticksEnd(at);
    while (end < text.length() && text.charAt(end) != '\n') {
      if (text.charAt(end) == '`') {
        return backticksEnd(end);
      }
      end++;
    }
    return at;
  }

  /** Where the fenced code ends that begins at {@code i}; {@code i} if none does. */
  private int fenceEnd(int i) {
    if (!moreFences || !text.startsWith(FENCE, i)) {
      return i;
    }
    int close = text.indexOf(FENCE, i + FENCE.length());
    moreFences = close >= 0;
    return moreFences ? backticksEnd(close) : i;
  }

  private int backticksEnd(int i) {
    int end = i;
    while (end < text.length() && text.charAt(end) == '`') {
      end++;
    }
    return end;
  }

  private int strikeEnd() {
    if (at < noStrikeBefore || isWordAt(at - 1) || isSpaceAt(at + 1)) {
      return at;
    }
    int end = at + 2;
    while (end < text.length() && text.charAt(end - 1) != '\n') {
      if (text.charAt(end) == '~' && !isSpaceAt(end - 1) && !isWordAt(end + 1)) {
        return end + 1;
      }
      end++;
    }
    noStrikeBefore = end;
    return at;
  }

  private boolean isWordAt(int i) {
    return i >= 0 && i < text.length() && isWord(text.charAt(i));
  }

  private boolean isSpaceAt(int i) {
    return i >= text.length() || Character.isWhitespace(text.charAt(i));
  }

  /** Slack escapes every bracket that somebody types: a raw one begins markup, if it is closed. */
  private int bracketEnd() {
    int end = at + 1;
    while (end < text.length() && "<>\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end < text.length() && text.charAt(end) == '>' ? end + 1 : at;
  }
}
