package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;

/**
 * Somebody's time on call, planned or worked.
 *
 * @param group the product group they belonged to
 */
public record Turn(PersonId person, String group, Span span) {}
