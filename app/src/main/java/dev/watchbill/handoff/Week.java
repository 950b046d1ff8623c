package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.Optional;

/**
 * A shift that follows another, as it is planned now; usually a week.
 *
 * @param rotation the configured name of its rotation
 * @param shift its id
 * @param group the key of the new engineer's product group
 * @param from who had the shift before
 * @param to whose it is: the shift's owner, or whoever holds all of it in the owner's place
 * @param formerLeft whether the shift before ended because its owner left the roster
 * @param before when the shift before began
 * @param standsIn who is on call at its start instead of {@code to}, and until when
 */
record Week(
    String rotation,
    long shift,
    String group,
    PersonId from,
    PersonId to,
    boolean formerLeft,
    Span span,
    Instant before,
    Optional<StandIn> standsIn) {

  /** Somebody is on call in another's place at the start. */
  record StandIn(PersonId person, Instant until) {}
}
