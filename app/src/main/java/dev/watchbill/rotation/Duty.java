package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.util.Optional;

/**
 * Who is on call in fact for a stretch of time, overrides considered.
 *
 * @param standsInFor whose shift it is, if somebody else's
 */
public record Duty(PersonId person, Span span, Optional<PersonId> standsInFor) {

  /** In their own shift. */
  public Duty(PersonId person, Span span) {
    this(person, span, Optional.empty());
  }
}
