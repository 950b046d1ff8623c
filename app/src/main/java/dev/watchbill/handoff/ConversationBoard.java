package dev.watchbill.handoff;

import dev.watchbill.support.SupportRequests;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The conversations of a handoff as its thread shows them; in the caller's transaction. */
final class ConversationBoard {
  private final ConversationStore store;
  private final ConversationNotices notices;
  private final Handoffs handoffs;
  private final SupportRequests requests;

  ConversationBoard(
      ConversationStore store,
      ConversationNotices notices,
      Handoffs handoffs,
      SupportRequests requests) {
    this.store = store;
    this.notices = notices;
    this.handoffs = handoffs;
    this.requests = requests;
  }

  /**
   * Does something to a handoff's list, which nobody else changes until the transaction ends.
   *
   * @return nothing if there is no such list any more
   */
  <T> Optional<T> inList(long handoffId, BiFunction<Handoff, ConversationList, T> work) {
    return store
        .locked(handoffId)
        .flatMap(list -> handoffs.find(handoffId).map(handoff -> work.apply(handoff, list)));
  }

  /** All of a handoff, in the order in which they came. */
  List<ConversationState> states(long handoff) {
    return store.of(handoff).stream().map(this::state).toList();
  }

  /** One with its request. */
  ConversationState state(Conversation conversation) {
    return new ConversationState(conversation, conversation.request().flatMap(requests::find));
  }

  /** Shows all of it for the first time, or as it will stay. */
  void showAll(Handoff handoff, ConversationList list) {
    List<ConversationState> all = states(handoff.id());
    notices.head(handoff, list, all);
    showEntries(handoff, list, all);
  }

  /** Some have changed: shows them, and what is said of all. */
  void changed(Handoff handoff, ConversationList list, Collection<Long> ids) {
    List<ConversationState> all = states(handoff.id());
    showEntries(
        handoff,
        list,
        all.stream().filter(state -> ids.contains(state.conversation().id())).toList());
    notices.head(handoff, list, all);
    handoffs.refresh(handoff.id());
  }

  /** The former engineer reads in private what is not theirs any more. */
  void tellFormer(Handoff handoff, ConversationList list) {
    notices.muting(handoff, list, states(handoff.id()));
  }

  /** Those whose entries show something that is not so any more. */
  List<Long> outdated(Handoff handoff) {
    return states(handoff.id()).stream()
        .filter(state -> !store.shown(state.conversation().id()).equals(state.signature(handoff)))
        .map(state -> state.conversation().id())
        .toList();
  }

  private void showEntries(Handoff handoff, ConversationList list, List<ConversationState> states) {
    notices.entries(handoff, list, states);
    states.forEach(state -> store.shown(state.conversation().id(), state.signature(handoff)));
  }
}
