package dev.watchbill.rotation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Who is on call in the weeks to come.
 *
 * @param zone the rotation's own
 * @param at the instant from which it was made
 * @param shifts in the order of time; the first is in progress if anybody is on call
 * @param stints what the shifts come to, in the order of time, without those that have ended
 */
public record Schedule(
    String rotation, ZoneId zone, Instant at, int weeks, List<Shift> shifts, List<Stint> stints) {

  /** Who is on call when, in the order of time; the first is in progress if anybody is. */
  public List<Duty> duties() {
    return stints.stream().map(Stint::duty).toList();
  }

  /** From now to the end of the last shift shown, if any is. */
  Span span() {
    return new Span(at, shifts.get(shifts.size() - 1).span().end());
  }
}
