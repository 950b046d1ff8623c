package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.people.PersonId;
import dev.watchbill.support.SupportRequest;
import java.util.Optional;

/**
 * A conversation with the support request it is about, as both stand.
 *
 * @param request empty if it is about none, or about one that is forgotten
 */
record ConversationState(Conversation conversation, Optional<SupportRequest> request) {

  /** What became of it, or of who has it. */
  enum Standing {
    /** Nobody has decided: it stays with the former engineer. */
    UNDECIDED,
    HANDED_OVER,
    KEPT,
    /** Nobody has decided, but its request is with somebody else than the former engineer. */
    ELSEWHERE,
    /** Nobody has decided, and nobody need: its request is resolved. */
    RESOLVED
  }

  /**
   * How it stands.
   *
   * @param former the engineer who hands over
   */
  Standing standing(PersonId former) {
    if (conversation.decision().isPresent()) {
      return conversation.decision().get().choice() == Choice.KEPT
          ? Standing.KEPT
          : Standing.HANDED_OVER;
    }
    if (isOver()) {
      return Standing.RESOLVED;
    }
    return request
            .flatMap(SupportRequest::holder)
            .filter(holder -> !holder.equals(former))
            .isPresent()
        ? Standing.ELSEWHERE
        : Standing.UNDECIDED;
  }

  /** Whether its request is resolved, or so old that it is forgotten. */
  boolean isOver() {
    return conversation.request().isPresent() && request.filter(SupportRequest::isOpen).isEmpty();
  }

  /** Changes whenever its entry has something else to show, but for decisions. */
  String signature(Handoff handoff) {
    return handoff.from()
        + " "
        + handoff.to()
        + request
            .map(
                its ->
                    " %s %s %d"
                        .formatted(
                            its.state(),
                            its.holder().map(PersonId::value).orElse("-"),
                            its.round()))
            .orElse(isOver() ? " gone" : "");
  }
}
