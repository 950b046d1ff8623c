package dev.watchbill.escalation;

import dev.watchbill.support.SupportRequest;
import java.util.Optional;

/** What became of a wish to escalate, or to answer an escalation. */
public sealed interface EscalationAnswer {
  /** It is done; its thread shows it. */
  record Done(Escalation escalation) implements EscalationAnswer {}

  /** Somebody was faster; nothing was changed. */
  record Already(Escalation escalation) implements EscalationAnswer {}

  /**
   * The request it should be about is not open any more; nothing was changed.
   *
   * @param request as it stands, if it is remembered
   */
  record RequestOver(Optional<SupportRequest> request) implements EscalationAnswer {}

  /** They may not, or it cannot be; {@code reason} says why, and what to do. Plain text. */
  record Refused(String reason) implements EscalationAnswer {}

  /** There is no such escalation any more. */
  record Gone() implements EscalationAnswer {}
}
