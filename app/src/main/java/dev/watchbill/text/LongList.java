package dev.watchbill.text;

import java.util.List;

/** A list that may be longer than what fits where it is shown. */
public final class LongList {
  private LongList() {}

  /**
   * The head and the rows that fit beneath it, a line each, and how many more there are.
   *
   * @param rows the first of all there are
   * @param all how many there are
   * @param limit how many characters it has at most, with some more for the last line
   */
  public static String of(String head, List<String> rows, int all, int limit) {
    var text = new StringBuilder(head);
    int shown = 0;
    while (shown < rows.size() && text.length() + rows.get(shown).length() < limit) {
      text.append('\n').append(rows.get(shown));
      shown++;
    }
    return shown < all
        ? text.append("\n… and %d more.".formatted(all - shown)).toString()
        : text.toString();
  }
}
