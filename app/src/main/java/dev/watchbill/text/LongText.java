package dev.watchbill.text;

import java.util.ArrayList;
import java.util.List;

/** Text that people typed, in pieces that each fit where Slack shows them. */
public final class LongText {
  private LongText() {}

  /**
   * The text in mrkdwn, its web addresses as links, cut at line ends if possible, else between
   * words, and within one only if that alone is too long.
   *
   * @param limit how many characters of mrkdwn a piece has at most; well above 20
   * @return no piece if there is no text
   */
  public static List<String> pieces(String typed, int limit) {
    var pieces = new ArrayList<String>();
    String left = typed.strip();
    while (Mrkdwn.linked(left).length() > limit) {
      int cut = cut(left, longestFit(left, limit));
      pieces.add(Mrkdwn.linked(left.substring(0, cut).stripTrailing()));
      left = left.substring(cut).strip();
    }
    if (!left.isEmpty()) {
      pieces.add(Mrkdwn.linked(left));
    }
    return List.copyOf(pieces);
  }

  /** How many characters fit; mrkdwn grows with what it stands for, or nearly so. */
  private static int longestFit(String text, int limit) {
    int fits = 1;
    int tooMany = Math.min(text.length(), limit) + 1;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (Mrkdwn.linked(text.substring(0, middle)).length() <= limit) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return fits;
  }

  private static int cut(String text, int most) {
    int line = text.lastIndexOf('\n', most);
    if (line > most / 2) {
      return line;
    }
    int space = text.lastIndexOf(' ', most);
    if (space > most / 2) {
      return space;
    }
    return Character.isHighSurrogate(text.charAt(most - 1)) && most > 1 ? most - 1 : most;
  }
}
