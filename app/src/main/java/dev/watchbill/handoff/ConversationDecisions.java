package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.Conversation.Decision;
import dev.watchbill.handoff.ConversationAnswer.Done;
import dev.watchbill.handoff.ConversationAnswer.Refused;
import dev.watchbill.handoff.ConversationState.Standing;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.support.SupportAnswer;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequests;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose a conversation is from now on: decided one by one, or all at once (R7). */
final class ConversationDecisions {
  private final ConversationStore store;
  private final ConversationBoard board;
  private final ConversationCircle circle;
  private final ConversationNotices notices;
  private final SupportRequests requests;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  ConversationDecisions(
      ConversationStore store,
      ConversationBoard board,
      ConversationCircle circle,
      ConversationNotices notices,
      SupportRequests requests,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.board = board;
    this.circle = circle;
    this.notices = notices;
    this.requests = requests;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * {@code who} decides one; that may be changed until the next handoff.
   *
   * @param seen how many decisions there had been when they looked: nobody overrules a decision
   *     that they have not seen
   */
  ConversationAnswer decide(long id, int seen, PersonId who, Choice choice) {
    return transactions.inOne(
        () ->
            store
                .find(id)
                .flatMap(Conversation::handoff)
                .flatMap(
                    its ->
                        board.inList(
                            its,
                            (handoff, list) ->
                                decide(
                                    handoff,
                                    list,
                                    board.state(store.find(id).orElseThrow()),
                                    seen,
                                    who,
                                    choice)))
                .orElseGet(ConversationCircle::gone));
  }

  private ConversationAnswer decide(
      Handoff handoff,
      ConversationList list,
      ConversationState state,
      int seen,
      PersonId who,
      Choice choice) {
    boolean wasOver = state.conversation().isHandedOver();
    return circle
        .refusal(who, choice, handoff, list)
        .or(() -> circle.tooLate(state, seen))
        .or(() -> give(state, who, choice, handoff))
        .<ConversationAnswer>map(Refused::new)
        .orElseGet(
            () -> {
              keep(state, who, choice, handoff);
              board.changed(handoff, list, List.of(state.conversation().id()));
              if (wasOver || choice == Choice.HANDED_OVER) {
                board.tellFormer(handoff, list);
              }
              return new Done();
            });
  }

  /** {@code who} hands over, or takes over, everything that nobody has decided. */
  ConversationAnswer takeAll(long handoffId, PersonId who) {
    return transactions.inOne(
        () ->
            board
                .inList(handoffId, (handoff, list) -> takeAll(handoff, list, who))
                .orElseGet(ConversationCircle::gone));
  }

  private ConversationAnswer takeAll(Handoff handoff, ConversationList list, PersonId who) {
    Optional<String> no = circle.refusal(who, Choice.HANDED_OVER, handoff, list);
    if (no.isPresent()) {
      return new Refused(no.get());
    }
    List<ConversationState> undecided =
        board.states(handoff.id()).stream()
            .filter(state -> state.standing(handoff.from()) == Standing.UNDECIDED)
            .toList();
    if (undecided.isEmpty()) {
      return new Refused("Everything is decided already: the entries say whose it is.");
    }
    for (ConversationState state : undecided) {
      // The new engineer may have all of them or none: whoever cannot hold one cannot hold any.
      Optional<String> refused = give(state, who, Choice.HANDED_OVER, handoff);
      if (refused.isPresent()) {
        return new Refused(refused.get());
      }
      keep(state, who, Choice.HANDED_OVER, handoff);
    }
    board.changed(
        handoff, list, undecided.stream().map(state -> state.conversation().id()).toList());
    board.tellFormer(handoff, list);
    return new Done();
  }

  /** Gives its request to whom the choice means; why that cannot be, in plain text. */
  private Optional<String> give(
      ConversationState state, PersonId who, Choice choice, Handoff handoff) {
    Optional<SupportRequest> request = state.request();
    Optional<PersonId> to = request.flatMap(its -> ConversationPolicy.given(its, handoff, choice));
    if (request.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    SupportAnswer answer =
        requests.assign(request.get().id(), who, to.get(), choice == Choice.KEPT);
    return answer instanceof SupportAnswer.Refused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  private void keep(ConversationState state, PersonId who, Choice choice, Handoff handoff) {
    boolean over = choice == Choice.HANDED_OVER;
    PersonId to = over ? handoff.to() : handoff.from();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Conversation before = state.conversation();
    Conversation decided = before.decided(new Decision(choice, to, who, now));
    store.decide(decided);
    audit.record(
        new AuditEntry(
            now,
            who.value(),
            over ? "conversation.hand_over" : "conversation.keep",
            "conversation/" + before.id(),
            Map.of("handoff", Long.toString(handoff.id()), "to", to.value())));
    if (over) {
      notices.handedOver(handoff, board.state(decided));
    } else if (before.isHandedOver()) {
      before.decision().ifPresent(was -> notices.keptAfterAll(handoff, before, was.to()));
    }
  }
}
