package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;

/**
 * A part of a shift that someone else takes; it wins over the shift. It belongs to the shift, not
 * to bare times, and lies inside it.
 */
public record ShiftOverride(long shiftId, PersonId person, Span span) {

  /** The same person in the same shift, at another time. */
  ShiftOverride during(Span other) {
    return new ShiftOverride(shiftId, person, other);
  }

  /** Whether {@code next} begins where this ends, of the same person in the same shift. */
  boolean isContinuedBy(ShiftOverride next) {
    return shiftId == next.shiftId
        && person.equals(next.person)
        && span.end().equals(next.span.start());
  }
}
