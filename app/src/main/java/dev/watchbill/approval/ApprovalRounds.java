package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Voice;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.exemption.UnfreezeRequests;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Approvals as time goes by: each office that has not answered is reminded once, and whoever asked
 * is told whom it waits for. If an office changes hands, whoever holds it from then on is asked.
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
      pieces.attempt("approval/" + id, () -> held(id, (its, it) -> remind(its, it, exact)));
    }
    for (Approval open : store.open()) {
      if (!moves.changedHands(open).isEmpty()) {
        pieces.attempt(open.subject(), () -> held(open.id(), (its, it) -> handOver(it, exact)));
      }
    }
    pieces.done("approvals");
  }

  Optional<Instant> nextDue() {
    return store.nextDue();
  }

  private void held(long id, BiConsumer<UnfreezeRequest, Approval> does) {
    transactions.run(
        () ->
            store
                .find(id)
                .flatMap(it -> requests.lock(it.request()))
                .ifPresent(its -> store.lock(id).ifPresent(it -> does.accept(its, it))));
  }

  /** Whoever holds an office by now is asked, and who held it sees who does. */
  private void handOver(Approval before, Instant now) {
    List<Voice> changed = moves.changedHands(before);
    if (!changed.isEmpty()) {
      askAnew(before, changed, now);
      requests.refresh(before.request());
    }
  }

  /** Returns how it stands then. */
  private Approval askAnew(Approval before, List<Voice> voices, Instant now) {
    var gone = new LinkedHashMap<PersonId, Office>();
    for (Voice voice : voices) {
      moves.askAnew(before, voice, now).forEach(person -> gone.putIfAbsent(person, voice.office()));
    }
    Approval it = moves.current(before);
    notices.stands(Optional.of(before), it, Optional.empty(), now);
    gone.forEach(
        (person, office) -> {
          if (!it.people().contains(person)) {
            notices.askedNoMore(it, office, person);
          }
        });
    return it;
  }

  private void remind(UnfreezeRequest request, Approval before, Instant now) {
    List<Voice> due = dueOf(before, now);
    if (due.isEmpty()) {
      return;
    }
    Approval asked = askAnew(before, due, now);
    // Whoever was asked only now is given the time that their predecessors had.
    List<Voice> reminded =
        due.stream()
            .filter(voice -> dueOf(asked, now).stream().anyMatch(its -> isSame(voice, its)))
            .toList();
    if (reminded.isEmpty()) {
      requests.refresh(before.request());
      return;
    }
    reminded.forEach(voice -> moves.reminded(before, voice.office(), now));
    Approval it = moves.current(before);
    for (PersonId person : it.people()) {
      List<Voice> theirs =
          reminded.stream()
              .filter(voice -> voice.asks(person) && asksStill(it, voice, person))
              .toList();
      if (!theirs.isEmpty()) {
        notices.remind(it, person, theirs, now);
      }
    }
    notices.reminded(it, request, now);
    requests.refresh(it.request());
  }

  private static List<Voice> dueOf(Approval it, Instant now) {
    return it.waitedFor().stream()
        .filter(voice -> voice.remindedAt().isEmpty() && !voice.remindAt().isAfter(now))
        .toList();
  }

  private static boolean isSame(Voice one, Voice other) {
    return one.office() == other.office();
  }

  private static boolean asksStill(Approval it, Voice voice, PersonId person) {
    return it.voice(voice.office()).filter(its -> its.asks(person)).isPresent();
  }
}
