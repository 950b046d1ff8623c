package dev.watchbill.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * One that held the branch once, and into which there is no way any more.
 *
 * @param way what was set when there was one
 */
record LockedGate(String service, String byHand, String way) implements MergeGate {
  @Override
  public String held() {
    return "held by " + service;
  }

  @Override
  public Look look(Wish wish, Known known, Instant now) throws GateAway {
    throw new GateAway(
        "There is no way into %s any more (%s), so only people can undo it there."
            .formatted(service, way),
        Optional.empty());
  }
}
