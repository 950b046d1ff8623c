package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Voice;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.exemption.UnfreezeRequests;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Approvals as time goes by: each office that has not answered is reminded once, and whoever asked
 * is told whom it waits for. If an office has changed hands since, whoever holds it now is asked.
 */
final class ApprovalRounds {
  private final ApprovalStore store;
  private final ApprovalMoves moves;
  private final ApprovalNotices notices;
  private final UnfreezeRequests requests;
  private final Transactions transactions;

  ApprovalRounds(
      ApprovalStore store,
      ApprovalMoves moves,
      ApprovalNotices notices,
      UnfreezeRequests requests,
      Transactions transactions) {
    this.store = store;
    this.moves = moves;
    this.notices = notices;
    this.requests = requests;
    this.transactions = transactions;
  }

  /**
   * Does what is due; doing it twice does nothing. One that fails does not stop the others.
   *
   * @throws IllegalStateException if some failed; they are tried again the next time
   */
  void due(Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    var pieces = new Pieces();
    for (long id : store.due(exact)) {
      pieces.attempt("approval/" + id, () -> transactions.run(() -> due(id, exact)));
    }
    pieces.done("approvals");
  }

  Optional<Instant> nextDue() {
    return store.nextDue();
  }

  private void due(long id, Instant now) {
    store
        .find(id)
        .flatMap(it -> requests.lock(it.request()))
        .ifPresent(
            request -> store.lock(id).ifPresent(it -> remind(request, it, dueOf(it, now), now)));
  }

  private static List<Voice> dueOf(Approval it, Instant now) {
    return it.waitedFor().stream()
        .filter(voice -> voice.remindedAt().isEmpty() && !voice.remindAt().isAfter(now))
        .toList();
  }

  private void remind(UnfreezeRequest request, Approval before, List<Voice> due, Instant now) {
    if (due.isEmpty()) {
      return;
    }
    var gone = new LinkedHashSet<PersonId>();
    for (Voice voice : due) {
      gone.addAll(moves.askAnew(before, voice));
      moves.reminded(before, voice.office(), now);
    }
    Approval it = moves.current(before);
    notices.stands(Optional.of(before), it, Optional.empty(), now);
    gone.stream()
        .filter(person -> !it.people().contains(person))
        .forEach(person -> notices.askedNoMore(it, person));
    for (PersonId person : it.people()) {
      List<Voice> theirs =
          due.stream().filter(voice -> voice.asks(person) && asksStill(it, voice, person)).toList();
      if (!theirs.isEmpty()) {
        notices.remind(it, person, theirs, now);
      }
    }
    notices.reminded(it, request, now);
    requests.refresh(it.request());
  }

  private static boolean asksStill(Approval it, Voice voice, PersonId person) {
    return it.voice(voice.office()).filter(its -> its.asks(person)).isPresent();
  }
}
