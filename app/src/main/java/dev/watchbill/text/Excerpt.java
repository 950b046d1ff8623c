package dev.watchbill.text;

/** What is repeated of something that may be long. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * {@code text}, or its beginning and an ellipsis if it is longer than {@code limit} characters;
   * never half a character.
   *
   * @param limit at least 2
   */
  public static String of(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
    return text.substring(0, end) + "…";
  }
}
