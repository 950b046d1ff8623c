package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.support.SupportAnswer.Already;
import dev.watchbill.support.SupportAnswer.Done;
import dev.watchbill.support.SupportAnswer.Gone;
import dev.watchbill.support.SupportAnswer.Refused;
import dev.watchbill.support.SupportRequest.Act;
import dev.watchbill.support.SupportRequest.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Support requests: asked, answered, passed on, resolved (R5, R13). */
public final class SupportRequests {
  static final String TIMED = "support";

  private final SupportStore store;
  private final ClockStore clocks;
  private final SupportCircle circle;
  private final SupportRounds rounds;
  private final EarlyAnswers early;
  private final SupportNotices notices;
  private final SupportAudit audit;
  private final Transactions transactions;
  private final Clock clock;

  SupportRequests(
      SupportStore store,
      ClockStore clocks,
      SupportCircle circle,
      SupportRounds rounds,
      EarlyAnswers early,
      SupportNotices notices,
      SupportAudit audit,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.clocks = clocks;
    this.circle = circle;
    this.rounds = rounds;
    this.early = early;
    this.notices = notices;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Somebody asks for whoever is on call: opens a request; or points to the one that is open in
   * that thread; or reopens the one that was resolved. The same message asks once.
   *
   * @throws IllegalArgumentException if no rotation is called that
   */
  public Asked ask(Asking asking) {
    if (circle.rules(asking.rotation()).isEmpty()) {
      throw new IllegalArgumentException("no rotation is called " + asking.rotation());
    }
    Asked asked = transactions.inOne(() -> rounds.ask(asking, instant()));
    early
        .to(asking)
        .forEach(said -> seen(asking.channelId(), asking.threadTs(), said.by(), said.at()));
    return asked;
  }

  /** What came of asking. */
  public sealed interface Asked {
    /** A request was opened or reopened. */
    record Opened(SupportRequest request) implements Asked {}

    /** There is one in this thread already; it was pointed to there. */
    record WasOpen(SupportRequest request) implements Asked {}

    /** This very message was taken before; nothing was done. */
    record Known(SupportRequest request) implements Asked {}
  }

  /**
   * Somebody of the roster said something in the thread, or put 👀 there: the first response, if
   * there was none; kept for what was asked before and is heard later. Nobody else's counts.
   *
   * @param at when they did it
   * @param listening the rotations that listen in that channel
   */
  public void seen(
      String channelId, String threadTs, PersonId who, Instant at, List<String> listening) {
    early.keep(listening, channelId, threadTs, new Act(who, at), instant());
    seen(channelId, threadTs, who, at);
  }

  /** The same, if nobody can have asked there unheard. */
  void seen(String channelId, String threadTs, PersonId who, Instant at) {
    Instant when = at.truncatedTo(ChronoUnit.MICROS);
    for (long id : store.waitingIn(channelId, threadTs)) {
      transactions.run(
          () ->
              store
                  .locked(id)
                  .filter(request -> request.state() == State.WAITING)
                  .filter(request -> circle.answers(request, who, clocks.asked(request), when))
                  .ifPresent(
                      request ->
                          rounds.answer(request, new Act(who, when), "in the thread", instant())));
    }
  }

  /** The thread in which that message asked, if it did. */
  public Optional<String> threadOf(String channelId, String messageTs) {
    return store.threadOf(channelId, messageTs);
  }

  /** {@code who} takes it: the first response, and it is theirs. */
  public SupportAnswer take(long id, PersonId who) {
    return handle(
        id,
        who,
        request ->
            request.state() == State.WAITING
                ? new Done(rounds.answer(request, new Act(who, instant()), "I'm on it", instant()))
                : new Already(request));
  }

  /** {@code who} gives it to {@code to}, who is told; an answer is still due if there was none. */
  public SupportAnswer pass(long id, PersonId who, PersonId to) {
    return pass(id, who, to, Optional.empty());
  }

  /**
   * The same with a word along.
   *
   * @param note what they should know, as typed
   */
  public SupportAnswer pass(long id, PersonId who, PersonId to, Optional<String> note) {
    return handle(
        id,
        who,
        request -> {
          if (!request.isOpen() || request.holder().filter(to::equals).isPresent()) {
            return new Already(request);
          }
          if (circle.mayHold(to) instanceof Ruling.Denied denied) {
            return new Refused(denied.reason());
          }
          return request.state() == State.WAITING && to.equals(who)
              ? new Done(rounds.answer(request, new Act(who, instant()), "Pass on…", instant()))
              : new Done(given(request, who, to, note));
        });
  }

  private SupportRequest given(
      SupportRequest request, PersonId who, PersonId to, Optional<String> note) {
    Instant now = instant();
    SupportRequest passed = rounds.give(request, to, false, now);
    long act = audit.didTo(who, "pass", passed, "Pass on…", to, now);
    if (!to.equals(who)) {
      notices.passed(passed, who, to, note, act, now);
    }
    return passed;
  }

  /**
   * At a handoff {@code who} has decided that it is {@code to}'s from now on (R7); the caller has
   * ruled that they may. The card shows it, nobody is written to, and if nobody has answered its
   * clock goes on.
   *
   * @param fixed whether it stays theirs, unanswered, when somebody else comes on call
   */
  public SupportAnswer assign(long id, PersonId who, PersonId to, boolean fixed) {
    return onceLocked(
        id,
        request -> {
          if (!request.isOpen()) {
            return new Already(request);
          }
          if (circle.mayHold(to) instanceof Ruling.Denied denied) {
            return new Refused(denied.reason());
          }
          Instant now = instant();
          SupportRequest assigned = rounds.give(request, to, fixed, now);
          audit.didTo(who, "assign", assigned, "handoff", to, now);
          return new Done(assigned);
        });
  }

  /** It is done with. If nobody had answered, and it is not the asker who says so, that answers. */
  public SupportAnswer resolve(long id, PersonId who) {
    return close(
        id,
        who,
        request -> {
          if (!request.isOpen()) {
            return new Already(request);
          }
          Instant now = instant();
          var end = new Act(who, now);
          SupportRequest resolved =
              request.resolved(
                  request
                      .answer()
                      .or(() -> Optional.of(end).filter(act -> !store.askers(id).contains(who))),
                  end);
          store.save(resolved);
          notices.withdrawClock(request, clocks.asked(request));
          notices.card(resolved, now);
          audit.did(who, "resolve", resolved, "Resolved", now);
          return new Done(resolved);
        });
  }

  /**
   * It is not done with after all. For the asker that is asking again: a new round, a new clock.
   * Whoever answers requests rather takes it up again, and has it.
   */
  public SupportAnswer reopen(long id, PersonId who) {
    return close(id, who, request -> request.isOpen() ? new Already(request) : again(request, who));
  }

  private SupportAnswer again(SupportRequest request, PersonId who) {
    Instant now = instant();
    Set<PersonId> askers = store.askers(request.id());
    boolean takesItUp =
        request.answer().isPresent()
            && !askers.contains(who)
            && circle.mayHandle(request, who, askers, now).granted();
    SupportRequest again =
        takesItUp
            ? resumed(request, who, now)
            : rounds.beginAgain(
                request, askers.contains(who) ? Optional.of(who) : request.asker(), now);
    audit.did(who, "reopen", again, "Reopen", now);
    return new Done(again);
  }

  private SupportRequest resumed(SupportRequest request, PersonId who, Instant now) {
    SupportRequest resumed = request.resumed(who);
    store.save(resumed);
    notices.card(resumed, now);
    return resumed;
  }

  /**
   * {@code who} has brought in others: that is a first response, and the card says so.
   *
   * @param key the intent of the message that began the escalation's thread
   */
  public SupportAnswer escalated(long id, PersonId who, String key) {
    return onceLocked(
        id,
        request -> {
          if (!request.isOpen()) {
            return new Already(request);
          }
          Instant now = instant();
          SupportRequest escalated = request.escalatedIn(key);
          store.save(escalated);
          audit.did(who, "escalate", escalated, "Escalate", now);
          if (request.state() == State.WAITING
              && circle.mayHandle(request, who, store.askers(id), now).granted()) {
            return new Done(rounds.answer(escalated, new Act(who, now), "Escalate", now));
          }
          notices.card(escalated, now);
          return new Done(escalated);
        });
  }

  /** Whether {@code who} may take the request, pass it on or escalate it. */
  public Ruling mayHandle(SupportRequest request, PersonId who) {
    return circle.mayHandle(request, who, store.askers(request.id()), instant());
  }

  private SupportAnswer handle(long id, PersonId who, Function<SupportRequest, SupportAnswer> act) {
    return onceLocked(
        id,
        request ->
            circle.mayHandle(request, who, store.askers(id), instant()) instanceof Ruling.Denied no
                ? new Refused(no.reason())
                : act.apply(request));
  }

  private SupportAnswer close(long id, PersonId who, Function<SupportRequest, SupportAnswer> act) {
    return onceLocked(
        id,
        request ->
            circle.mayClose(request, who, store.askers(id), instant()) instanceof Ruling.Denied no
                ? new Refused(no.reason())
                : act.apply(request));
  }

  private SupportAnswer onceLocked(long id, Function<SupportRequest, SupportAnswer> act) {
    return transactions.inOne(() -> store.locked(id).map(act).orElseGet(Gone::new));
  }

  /** The request of that number. */
  public Optional<SupportRequest> find(long id) {
    return store.find(id);
  }

  /** All that are not resolved, of one rotation or of all: unanswered first, then by due time. */
  public List<SupportRequest> open(Optional<String> rotation) {
    return store.open().stream()
        .filter(request -> rotation.isEmpty() || rotation.get().equals(request.rotation()))
        .toList();
  }

  /** Those of {@link #open} whose holder is {@code person}. */
  public List<SupportRequest> openOf(PersonId person) {
    return store.open().stream()
        .filter(request -> request.holder().filter(person::equals).isPresent())
        .toList();
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
