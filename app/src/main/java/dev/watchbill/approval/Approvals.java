package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Act;
import dev.watchbill.approval.Approval.State;
import dev.watchbill.approval.ApprovalPolicy.Finding;
import dev.watchbill.approval.ApprovalPolicy.Seat;
import dev.watchbill.approval.ApprovalPolicy.Standing;
import dev.watchbill.exemption.Kind;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.exemption.UnfreezeRequests;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.freeze.Phase;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A manager's confirmation (R26) and the exception that three people make (R28). Whatever is
 * decided about one is decided while its request is held, which holds the freeze as well.
 */
final class Approvals {
  private final ApprovalStore store;
  private final ApprovalMoves moves;
  private final OfficeHolders holders;
  private final ApprovalWords words;
  private final ApprovalRefusals refusals;
  private final ApprovalNotices notices;
  private final UnfreezeRequests requests;
  private final Freezes freezes;
  private final Transactions transactions;
  private final Clock clock;

  Approvals(
      ApprovalStore store,
      ApprovalMoves moves,
      OfficeHolders holders,
      ApprovalWords words,
      ApprovalRefusals refusals,
      ApprovalNotices notices,
      UnfreezeRequests requests,
      Freezes freezes,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.moves = moves;
    this.holders = holders;
    this.words = words;
    this.refusals = refusals;
    this.notices = notices;
    this.requests = requests;
    this.freezes = freezes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What somebody asks.
   *
   * @param group the key of the group whose manager is asked; empty where none is configured
   * @param reason why it cannot wait for the release; typed by people
   * @param risk of an exception; typed by people
   */
  record Asking(Way way, Optional<String> group, String reason, Optional<String> risk) {}

  Optional<Approval> find(long id) {
    return store.find(id);
  }

  /** The last one about a request, however it stands. */
  Optional<Approval> lastOf(long request) {
    return store.lastOf(request);
  }

  /** The open one about a request. */
  Optional<Approval> openOf(long request) {
    return store.openOf(request);
  }

  /** All of a freeze, the oldest first. */
  List<Approval> ofFreeze(long freeze) {
    return store.ofFreeze(freeze);
  }

  /** The offices in which it waits for that person. */
  List<Office> waitsFor(Approval it, PersonId who) {
    return it.isOpen()
        ? Arrays.stream(Office.values())
            .filter(office -> finding(it, office, who) == Finding.COUNTS)
            .toList()
        : List.of();
  }

  /** All that wait for that person, the oldest first. */
  List<Approval> waitingFor(PersonId who) {
    return store.open().stream().filter(it -> !waitsFor(it, who).isEmpty()).toList();
  }

  /** Why whoever asked could not go on in that way now; empty if they can. */
  Optional<String> refusal(UnfreezeRequest request, Way way, PersonId who) {
    if (!request.askedBy().equals(who)) {
      return Optional.of(refusals.notTheirRequest(request));
    }
    Optional<Freeze> freeze = freezes.find(request.freeze()).filter(Freeze::isActive);
    if (freeze.isEmpty()) {
      return Optional.of(refusals.notFrozen(request));
    }
    if (request.state() != UnfreezeRequest.State.UNDECIDED) {
      return Optional.of(refusals.notUndecided(request));
    }
    if (!ApprovalPolicy.isOpen(way, freeze.get().phase(), request.kind())) {
      return Optional.of(
          freeze.get().phase() == Phase.DEEP ? refusals.deep(request) : refusals.feature(request));
    }
    return store.openOf(request.id()).map(refusals::open);
  }

  /** Asks those who may approve it, the manager first. */
  ApprovalAnswer ask(long request, Asking asking, By by) {
    return transactions.inOne(
        () -> {
          Optional<UnfreezeRequest> held = requests.lock(request);
          if (held.isEmpty()) {
            return new ApprovalAnswer.Gone();
          }
          Optional<String> refusal = refusal(held.get(), asking.way(), by.who());
          if (refusal.isPresent()) {
            return new ApprovalAnswer.Refused(refusal.get());
          }
          if (holders.whom(Office.MANAGER, asking.group()).isEmpty()) {
            return new ApprovalAnswer.Refused(refusals.nobodyToAsk());
          }
          Instant now = now();
          long id =
              store.begin(
                  held.get(), asking.way(), asking.group(), asking.reason(), asking.risk(), now);
          Approval begun = store.find(id).orElseThrow();
          moves.begun(begun, by, now);
          Approval it = moves.askNext(begun, now);
          notices.stands(Optional.empty(), it, Optional.empty(), now);
          requests.refresh(request);
          return new ApprovalAnswer.Done(it);
        });
  }

  /** Whether that person's answer would count, before they fill in a form. */
  ApprovalAnswer may(long id, Office office, PersonId who) {
    return store
        .find(id)
        .<ApprovalAnswer>map(
            it -> {
              Finding finding = finding(it, office, who);
              return finding == Finding.COUNTS
                  ? new ApprovalAnswer.Done(it)
                  : new ApprovalAnswer.Refused(refusals.of(finding, it, office));
            })
        .orElseGet(ApprovalAnswer.Gone::new);
  }

  /** Somebody approves it in an office. */
  ApprovalAnswer approve(long id, Office office, By by) {
    return answer(id, office, Optional.empty(), by);
  }

  /**
   * Somebody does not approve it in an office, which ends it.
   *
   * @param reason typed by people
   */
  ApprovalAnswer deny(long id, Office office, String reason, By by) {
    return answer(id, office, Optional.of(reason), by);
  }

  private ApprovalAnswer answer(long id, Office office, Optional<String> denial, By by) {
    return held(
        id,
        (request, it) -> {
          boolean approves = denial.isEmpty();
          if (hasAnswered(it, office, approves, by.who())) {
            return new ApprovalAnswer.Done(it);
          }
          Finding finding = finding(it, office, by.who());
          if (finding != Finding.COUNTS) {
            return new ApprovalAnswer.Refused(refusals.of(finding, it, office));
          }
          Instant now = now();
          boolean inPlace = holders.standing(by.who(), office, it) == Standing.STANDS_IN;
          Approval answered =
              moves.answered(it, office, new Act(by.who(), now, approves, denial, inPlace), by);
          return new ApprovalAnswer.Done(follow(request, it, answered, office, by, now));
        });
  }

  /** A second click, or the same one delivered again. */
  private static boolean hasAnswered(Approval it, Office office, boolean approves, PersonId who) {
    return it.voice(office)
        .flatMap(Approval.Voice::act)
        .filter(act -> act.by().equals(who) && act.approved() == approves)
        .isPresent();
  }

  /** What an answer leads to. */
  private Approval follow(
      UnfreezeRequest request,
      Approval before,
      Approval answered,
      Office office,
      By by,
      Instant now) {
    Approval it =
        switch (ApprovalPolicy.outcome(answered.way(), answered.answers())) {
          case WAITS -> moves.askNext(answered, now);
          case GRANTED -> moves.ended(answered, State.GRANTED, words.granted(answered), by, now);
          case DENIED ->
              moves.ended(answered, State.DENIED, words.denied(answered, office), by, now);
        };
    notices.stands(Optional.of(before), it, Optional.of(by.who()), now);
    switch (it.state()) {
      case GRANTED -> requests.granted(request.id(), kind(request, it), by, because(it));
      case DENIED -> requests.denied(request.id(), by, because(it));
      default -> requests.refresh(request.id());
    }
    if (!it.isOpen() && !by.who().equals(it.askedBy())) {
      notices.ended(it, request);
    }
    return it;
  }

  /** A manager's word does not change what it is. */
  private static Kind kind(UnfreezeRequest request, Approval it) {
    return it.way() == Way.EXCEPTION ? Kind.FEATURE : request.kind().orElse(Kind.OTHER);
  }

  private static String because(Approval it) {
    return it.ending().orElseThrow().because();
  }

  /** Whoever asked takes it back; the request waits for another way. */
  ApprovalAnswer withdraw(long id, By by) {
    return held(
        id,
        (request, it) -> {
          if (!it.askedBy().equals(by.who())) {
            return new ApprovalAnswer.Refused(refusals.notTheirRequest(it));
          }
          if (it.state() == State.WITHDRAWN) {
            return new ApprovalAnswer.Done(it);
          }
          if (!it.isOpen()) {
            return new ApprovalAnswer.Refused(refusals.of(Finding.OVER, it, Office.MANAGER));
          }
          Instant now = now();
          Approval ended =
              moves.ended(it, State.WITHDRAWN, words.name(by.who()) + " took it back.", by, now);
          notices.stands(Optional.of(it), ended, Optional.of(by.who()), now);
          requests.refresh(request.id());
          return new ApprovalAnswer.Done(ended);
        });
  }

  private Finding finding(Approval it, Office office, PersonId who) {
    return ApprovalPolicy.find(it.state(), seat(it, office), holders.standing(who, office, it));
  }

  private static Seat seat(Approval it, Office office) {
    return it.voice(office)
        .map(
            voice ->
                voice
                    .act()
                    .map(act -> act.approved() ? Seat.APPROVED : Seat.DENIED)
                    .orElse(Seat.ASKED))
        .orElse(Seat.NOT_YET);
  }

  private ApprovalAnswer held(long id, BiFunction<UnfreezeRequest, Approval, ApprovalAnswer> act) {
    return transactions.inOne(
        () ->
            store
                .find(id)
                .flatMap(it -> requests.lock(it.request()))
                .flatMap(request -> store.lock(id).map(it -> act.apply(request, it)))
                .orElseGet(ApprovalAnswer.Gone::new));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
