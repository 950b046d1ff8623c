package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;

/** A turn that is on record; the id stays when the person or the times change. */
public record Shift(long id, Turn turn) {
  public PersonId person() {
    return turn.person();
  }

  public Span span() {
    return turn.span();
  }
}
