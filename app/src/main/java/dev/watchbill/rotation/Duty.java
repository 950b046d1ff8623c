package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;

/** Who is on call in fact for a stretch of time, overrides considered. */
public record Duty(PersonId person, Span span) {}
