package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.OfThread;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequests;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is handed over, one by one; whatever nobody decides stays with the former engineer (R7). */
public final class Conversations {
  static final String TIMED = "conversation";

  private final ConversationStore store;
  private final ConversationBoard board;
  private final ConversationMessages messages;
  private final SupportRequests requests;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  Conversations(
      ConversationStore store,
      ConversationBoard board,
      ConversationMessages messages,
      SupportRequests requests,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.store = store;
    this.board = board;
    this.messages = messages;
    this.requests = requests;
    this.audit = audit;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * Puts everything that is open into the handoff's thread, in the caller's transaction; what the
   * rotation's handoff before left undecided is decided no more. Where nobody else is on the roster
   * there is nothing to hand over.
   */
  void begin(Handoff handoff) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    store.open(Optional.of(handoff.rotation())).stream()
        .filter(other -> other != handoff.id())
        .forEach(other -> close(other, now));
    if (handoff.from().equals(handoff.to())) {
      return;
    }
    List<SupportRequest> open = requests.open(Optional.of(handoff.rotation()));
    List<SupportRequest> concerned = ConversationPolicy.openAt(handoff, open, now);
    List<SupportRequest> entered =
        concerned.subList(0, Math.min(ConversationPolicy.MOST, concerned.size()));
    var list =
        new ConversationList(
            handoff.id(),
            handoff.rotation(),
            ConversationPolicy.staysAt(handoff),
            false,
            false,
            concerned.size() - entered.size());
    if (store.begin(list)) {
      store.adopt(handoff.rotation(), handoff.id());
      open.forEach(
          request -> store.isRequest(handoff.id(), about(request).subject(), request.id()));
      entered.forEach(request -> enter(handoff, request, now));
      board.showAll(handoff, list);
      wakeups.at(list.staysAt(), TIMED);
    }
  }

  private void enter(Handoff handoff, SupportRequest request, Instant now) {
    store.add(
        Optional.of(handoff.id()),
        handoff.rotation(),
        about(request),
        "",
        request.askedAt(),
        Optional.empty(),
        now);
  }

  private static OfThread about(SupportRequest request) {
    return new OfThread(request.channelId(), request.threadTs(), Optional.of(request.id()));
  }

  private void close(long handoffId, Instant now) {
    board.inList(
        handoffId,
        (handoff, list) -> {
          store.close(handoffId, now);
          board.showAll(handoff, list.ended());
          return list;
        });
  }

  /** How they stand, as a line for the message that begins the thread; empty if there are none. */
  Optional<String> line(Handoff handoff) {
    return Optional.of(board.states(handoff.id()))
        .filter(all -> !all.isEmpty())
        .map(all -> messages.tally(handoff, all));
  }

  /** The handoffs whose conversations may still be decided. */
  List<Long> open() {
    return store.open(Optional.empty());
  }

  /** When undecided ones are to be marked next. */
  Optional<Instant> nextDue() {
    return store.nextToSettle();
  }

  /** Marks what stays because nobody has decided it, and shows what became of requests. */
  void due(long handoffId, Instant now) {
    transactions.run(
        () ->
            board.inList(
                handoffId,
                (handoff, list) -> {
                  if (!list.closed()) {
                    catchUp(handoff, list, now);
                  }
                  return list;
                }));
  }

  private void catchUp(Handoff handoff, ConversationList list, Instant now) {
    if (!list.settled() && !list.staysAt().isAfter(now)) {
      store.settle(list.handoff(), now);
      audit.record(
          new AuditEntry(
              now,
              AuditEntry.WATCHBILL,
              "conversation.stay",
              Handoffs.subject(list.handoff()),
              Map.of("with", handoff.from().value())));
      board.showAll(handoff, list.marked());
      return;
    }
    List<Long> outdated = board.outdated(handoff);
    if (!outdated.isEmpty()) {
      board.changed(handoff, list, outdated);
    }
  }
}
