package dev.watchbill.cover;

import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import java.util.List;

/**
 * A shift that lies ahead, as far as somebody is on call in it.
 *
 * @param shift its id
 * @param parts in the order of time; more than one, if somebody else covers the time between
 */
public record HeldShift(long shift, List<ShiftPart> parts) {
  public HeldShift {
    parts = List.copyOf(parts);
  }

  /** From the beginning of the first part to the end of the last. */
  public Span span() {
    return new Span(parts.get(0).span().start(), parts.get(parts.size() - 1).span().end());
  }
}
