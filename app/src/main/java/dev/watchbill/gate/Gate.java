package dev.watchbill.gate;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the gate is as it is wished.
 *
 * @param name which service, repository and branch
 * @param seenAt when a look went well last
 * @param failingSince since when no look went well
 * @param attempts how many in a row did not
 * @param nextAt when it is looked at next
 * @param notBefore until then the service wants to be left alone
 * @param doubts counts what has happened that may have changed what is wished
 */
record Gate(
    String name,
    Known known,
    Optional<Instant> seenAt,
    Optional<Instant> failingSince,
    int attempts,
    Instant nextAt,
    Optional<Instant> notBefore,
    long doubts) {

  /** One that was never looked at. */
  static Gate fresh(String name, Instant now) {
    return new Gate(
        name, Known.NOTHING, Optional.empty(), Optional.empty(), 0, now, Optional.empty(), 0);
  }

  /** A look went well. */
  Gate seen(Known learnt, Instant now, Instant next) {
    return new Gate(
        name, learnt, Optional.of(now), Optional.empty(), 0, next, Optional.empty(), doubts);
  }

  /** A look failed, wholly or in part. */
  Gate failed(Known learnt, Instant now, Instant next, Optional<Instant> leftAlone) {
    return new Gate(
        name,
        learnt,
        seenAt,
        Optional.of(failingSince.orElse(now)),
        attempts + 1,
        leftAlone.filter(until -> until.isAfter(next)).orElse(next),
        leftAlone,
        doubts);
  }

  /** It is looked at next at {@code when}, unless the service wants to be left alone for longer. */
  Gate again(Instant when) {
    return new Gate(
        name,
        known,
        seenAt,
        failingSince,
        attempts,
        notBefore.filter(until -> until.isAfter(when)).orElse(when),
        notBefore,
        doubts);
  }
}
