package dev.watchbill.calendar;

import dev.watchbill.people.PersonId;
import java.util.Optional;

/**
 * Somebody's private link to shifts, or to releases.
 *
 * @param rotation whose shifts it shows, or {@link #RELEASES}; empty for the person's own shifts,
 *     in all rotations
 * @param token opens it; empty if the link is revoked
 */
record CalendarLink(PersonId person, Optional<String> rotation, Optional<String> token) {
  /** Stands for the release calendar (R24); no rotation is called so, for an alias has no colon. */
  static final String RELEASES = "watchbill:releases";

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "CalendarLink[%s, %s]".formatted(person, rotation.orElse("own shifts"));
  }
}
