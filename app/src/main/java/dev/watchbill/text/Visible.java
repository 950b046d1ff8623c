package dev.watchbill.text;

import java.util.regex.Pattern;

/** What people typed, without what is not seen but does something to the words around it. */
public final class Visible {
  /** Marks that turn the direction of writing, and control characters; line breaks are kept. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069&&[^\\n\\t]]");

  private Visible() {}

  /** The text in its lines; as many line breaks in a row as make one empty line, at most. */
  public static String lines(String typed) {
    return UNSEEN
        .matcher(typed.replace("\r\n", "\n").replace('\r', '\n').replace('\u2028', '\n'))
        .replaceAll("")
        .replaceAll("[ \\t]+\\n", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /** The text in one line, with single spaces. */
  public static String inOneLine(String typed) {
    return lines(typed).replaceAll("\\s+", " ");
  }
}
