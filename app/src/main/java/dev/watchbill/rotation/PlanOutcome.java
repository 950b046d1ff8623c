package dev.watchbill.rotation;

import java.util.List;
import java.util.Optional;

/**
 * What a change of plan comes to: who was on call when, and who is, of what had not ended.
 *
 * @param before in the order of time
 * @param after in the order of time
 */
record PlanOutcome(PlanChange change, List<Stint> before, List<Stint> after) {

  /** Whoever is on call from now on, if another one than before. */
  Optional<Stint> takeover() {
    return OnCallPolicy.at(change.now(), after)
        .filter(
            stint ->
                OnCallPolicy.at(change.now(), before)
                    .filter(was -> was.person().equals(stint.person()))
                    .isEmpty());
  }
}
