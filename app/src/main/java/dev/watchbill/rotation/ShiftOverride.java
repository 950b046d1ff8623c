package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;

/**
 * A part of a shift that someone else takes; it wins over the shift. It belongs to the shift, not
 * to bare times, and lies inside it.
 */
public record ShiftOverride(long shiftId, PersonId person, Span span) {}
