package dev.watchbill.gate;

import java.util.List;
import java.util.Optional;

/**
 * What came of a look that went well, or well enough.
 *
 * @param held whether the branch is held now, as far as the service says
 * @param acted whether it was changed
 * @param contradicted whether the service says otherwise than it was told
 * @param failed what did not succeed of the rest
 * @param unfinished whether there is more to do at once
 */
record Look(
    boolean held,
    boolean acted,
    boolean contradicted,
    Optional<Drift> drift,
    List<Fault> faults,
    Optional<GateAway> failed,
    boolean unfinished) {
  Look {
    faults = List.copyOf(faults);
  }
}
