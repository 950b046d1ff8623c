package dev.watchbill.escalation;

import dev.watchbill.people.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The form as it stands filled in.
 *
 * @param fixed whether it is about {@code request} for good; otherwise the request and the rotation
 *     can be chosen in it
 * @param request the support request it is about, if any
 * @param rotation the configured name of the rotation whose contacts are asked
 * @param contact which of them is asked first, counted from 0; none if it was not chosen yet
 * @param others whom else to ask
 */
record EscalationForm(
    boolean fixed,
    Optional<Long> request,
    String rotation,
    Research research,
    OptionalInt contact,
    List<PersonId> others) {

  /** Nothing typed yet. */
  static EscalationForm fresh(boolean fixed, Optional<Long> request, String rotation) {
    return new EscalationForm(
        fixed, request, rotation, new Research("", "", ""), OptionalInt.empty(), List.of());
  }

  /** The same about no request; what was typed stays. */
  EscalationForm withoutRequest() {
    return new EscalationForm(false, Optional.empty(), rotation, research, contact, others);
  }
}
