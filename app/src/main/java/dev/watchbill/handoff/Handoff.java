package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.Optional;

/**
 * The handoff of one shift to the next; there is one for each shift that follows another.
 *
 * @param rotation its configured name
 * @param shift the id of the shift that begins
 * @param from the former engineer: whose the shift before was. Somebody who held all of a shift in
 *     its owner's place has it, as after a swap; a part of it stays the owner's
 * @param to the new engineer: whose the shift that begins is, likewise. The same as {@code from} if
 *     nobody else takes it
 * @param week the shift that begins
 * @param openedAt when its thread was opened, before or after the shift's start
 * @param channelId where its thread is
 * @param taken by whom and when it was said that they have it, if it was
 */
public record Handoff(
    long id,
    String rotation,
    long shift,
    PersonId from,
    PersonId to,
    Span week,
    Instant openedAt,
    String channelId,
    Optional<Taken> taken) {

  /** Somebody has taken over. */
  public record Taken(PersonId by, Instant at) {}

  /** The outbox key of the message that began its thread. */
  public String thread() {
    return "handoff:" + id;
  }
}
