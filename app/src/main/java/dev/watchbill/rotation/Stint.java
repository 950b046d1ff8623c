package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.util.Optional;

/**
 * A stretch of one shift in which one person is on call in fact, overrides considered.
 *
 * @param rotation its configured name
 * @param shift the id of the shift it is part of
 * @param owner whose shift that is
 * @param group the product group of the shift's owner at that time
 * @param person who is on call: the owner, or whoever stands in
 */
public record Stint(
    String rotation, long shift, PersonId owner, String group, PersonId person, Span span) {

  /** Whether somebody stands in for the shift's owner. */
  public boolean isOverride() {
    return !owner.equals(person);
  }

  /** Who is on call when, whichever shift it is a part of. */
  Duty duty() {
    return new Duty(person, span, isOverride() ? Optional.of(owner) : Optional.empty());
  }

  /** The same at another time. */
  Stint during(Span other) {
    return new Stint(rotation, shift, owner, group, person, other);
  }

  /** Whether the same person is on call at the same time, whoever's shift it is. */
  boolean isSameDuty(Stint other) {
    return person.equals(other.person) && span.equals(other.span);
  }

  /** It, as a part of its shift. */
  public ShiftPart part() {
    return new ShiftPart(shift, span);
  }
}
