package dev.watchbill.calendar;

import dev.watchbill.people.PersonId;
import java.util.Optional;

/**
 * Somebody's private link to shifts.
 *
 * @param rotation whose shifts it shows; empty for the person's own, in all rotations
 * @param token opens it; empty if the link is revoked
 */
record CalendarLink(PersonId person, Optional<String> rotation, Optional<String> token) {

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "CalendarLink[%s, %s]".formatted(person, rotation.orElse("own shifts"));
  }
}
