package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.util.List;

/**
 * Somebody was told that a shift of theirs is near.
 *
 * @param shift its id
 * @param ahead which of the configured ones it was, such as {@code P3D}
 * @param managers who were told along with it
 * @param span the shift, as it was planned then
 */
record HeadsUp(
    long id,
    String rotation,
    long shift,
    PersonId person,
    String ahead,
    List<PersonId> managers,
    Span span) {

  /** The key of the direct message. */
  String key() {
    return "heads-up:" + id;
  }

  /** The key of the one to a manager of theirs. */
  String key(PersonId manager) {
    return key() + ":manager:" + manager;
  }
}
