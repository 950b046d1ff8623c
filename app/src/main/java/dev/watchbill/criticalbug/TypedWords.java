package dev.watchbill.criticalbug;

/**
 * What people type into fields, without what could disturb the words beside it: control characters,
 * and marks that turn the direction of whatever follows.
 */
final class TypedWords {
  private static final String TURNS = "[\\u202A-\\u202E\\u2066-\\u2069]";

  private TypedWords() {}

  /** For a field of several lines. */
  static String lines(String typed) {
    return typed
        .replaceAll("\\r\\n?", "\n")
        .replaceAll("[\\p{Cc}&&[^\\n\\t]]|" + TURNS, "")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /** For a field of one line. */
  static String line(String typed) {
    return lines(typed).replaceAll("\\s+", " ");
  }
}
