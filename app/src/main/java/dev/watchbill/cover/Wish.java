package dev.watchbill.cover;

import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.people.PersonId;
import java.util.Optional;

/**
 * What somebody is about to ask for, once they have seen how it was understood; it travels in the
 * value of a button.
 *
 * @param whom the one to be asked; everybody, if empty
 * @param first for a cover its start, in seconds since the epoch; for a swap the id of one's own
 *     shift; else 0
 * @param second for a cover and for taking over its end, or 0; for a swap the other one's shift
 */
record Wish(Kind kind, String rotation, Optional<PersonId> whom, long first, long second) {
  private static final String EVERYBODY = "*";

  /** As {@link #read} reads it. */
  String written() {
    return "%s %s %d %d %s"
        .formatted(kind, whom.map(PersonId::value).orElse(EVERYBODY), first, second, rotation);
  }

  /**
   * What was {@link #written}.
   *
   * @return empty if it is something else
   */
  static Optional<Wish> read(String written) {
    String[] words = written.split(" ", 5);
    if (words.length < 5 || !(words[2] + words[3]).matches("\\d{2,38}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Wish(
            Kind.valueOf(words[0]),
            words[4],
            words[1].equals(EVERYBODY) ? Optional.empty() : Optional.of(new PersonId(words[1])),
            Long.parseLong(words[2]),
            Long.parseLong(words[3])));
  }

  /** What was {@link #written}, or one of which nothing is known yet. */
  static Wish of(String written, Kind kind) {
    return read(written).orElseGet(() -> new Wish(kind, "", Optional.empty(), 0, 0));
  }
}
