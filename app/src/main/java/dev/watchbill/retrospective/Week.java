package dev.watchbill.retrospective;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;

/**
 * A shift, as far as a retrospective is about it.
 *
 * @param shift its id
 * @param owner whose shift it is, whoever stands in
 * @param group the key of the product group that they have it for
 */
record Week(String rotation, long shift, PersonId owner, String group, Span span) {}
