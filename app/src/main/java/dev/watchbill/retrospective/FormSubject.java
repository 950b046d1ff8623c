package dev.watchbill.retrospective;

import dev.watchbill.platform.slack.FormValues;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What travels with a form: which retrospective it is about, and what it showed at first.
 *
 * @param generation see {@link RetrospectiveFormMessages.Setting}
 */
record FormSubject(long id, int generation, DraftPolicy.Seen seen) {

  FormSubject(Retrospective it, int generation) {
    this(it.id(), generation, DraftPolicy.Seen.of(it));
  }

  String written() {
    return "%d %d %s".formatted(id, generation, seen.written());
  }

  /**
   * Reads it back.
   *
   * @throws IllegalArgumentException if it is none
   */
  static FormSubject read(String written) {
    String[] parts = written.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("about no retrospective: " + written);
    }
    return new FormSubject(
        Long.parseLong(parts[0]), Integer.parseInt(parts[1]), DraftPolicy.Seen.read(parts[2]));
  }

  /** What its fields hold, one for each question. */
  List<String> answers(FormValues values) {
    return IntStream.range(0, seen.prints().size())
        .mapToObj(place -> values.text(RetrospectiveFormMessages.field(place)).strip())
        .toList();
  }
}
