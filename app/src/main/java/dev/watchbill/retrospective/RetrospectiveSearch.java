package dev.watchbill.retrospective;

import java.util.List;
import java.util.Optional;

/**
 * Which retrospectives somebody looks for.
 *
 * @param rotation its configured name, if only one is looked through
 * @param words as typed, and still escaped as Slack delivers it; may be empty
 * @param skip how many of the newest they have seen
 */
record RetrospectiveSearch(Optional<String> rotation, String words, int skip) {
  static final int PAGE = 10;

  /** A button's value has room for it. */
  private static final int LONGEST = 500;

  RetrospectiveSearch {
    words = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }

  boolean isEverything() {
    return rotation.isEmpty() && words.isEmpty() && skip == 0;
  }

  RetrospectiveSearch next() {
    return new RetrospectiveSearch(rotation, words, skip + PAGE);
  }

  /** The words, one by one. */
  List<String> each() {
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  /** For a button's value. */
  String written() {
    return skip + "|" + rotation.orElse("") + "|" + words;
  }

  /**
   * Reads it back.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RetrospectiveSearch read(String written) {
    String[] parts = written.split("\\|", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not looking for anything: " + written);
    }
    return new RetrospectiveSearch(
        Optional.of(parts[1]).filter(name -> !name.isEmpty()),
        parts[2],
        Integer.parseInt(parts[0]));
  }
}
