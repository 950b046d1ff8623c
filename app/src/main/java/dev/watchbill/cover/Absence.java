package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Instant;

/**
 * Somebody is out of office, and says so in advance (R15).
 *
 * @param span when they are away
 * @param saidAt when they said so
 * @param over whether they took it back
 */
public record Absence(long id, PersonId person, Span span, Instant saidAt, boolean over) {
  /** It, taken back. */
  Absence takenBack() {
    return new Absence(id, person, span, saidAt, true);
  }
}
