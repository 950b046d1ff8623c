package dev.watchbill.support;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.rotation.Duty;
import dev.watchbill.support.ClockPolicy.Promise;
import dev.watchbill.support.ClockPolicy.Step;
import dev.watchbill.support.SupportRequest.Act;
import dev.watchbill.support.SupportRequest.State;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Begins rounds, sets their clocks, and hands them from one to the other; in the caller's
 * transaction.
 */
final class SupportRounds {
  /** Whoever asks again is pointed to the card, but a lively thread is not filled with pointers. */
  private static final Duration QUIET = Duration.ofMinutes(30);

  private final SupportStore store;
  private final ClockStore clocks;
  private final SupportCircle circle;
  private final People people;
  private final SupportNotices notices;
  private final SupportAudit audit;
  private final Wakeups wakeups;

  SupportRounds(
      SupportStore store,
      ClockStore clocks,
      SupportCircle circle,
      People people,
      SupportNotices notices,
      SupportAudit audit,
      Wakeups wakeups) {
    this.store = store;
    this.clocks = clocks;
    this.circle = circle;
    this.people = people;
    this.notices = notices;
    this.audit = audit;
    this.wakeups = wakeups;
  }

  /** As {@link SupportRequests#ask}. */
  Asked ask(Asking asking, Instant now) {
    long id =
        store.enter(
            asking.rotation(),
            asking.channelId(),
            asking.threadTs(),
            Gist.of(asking.text(), people));
    boolean isNew = store.mention(id, asking.messageTs(), asking.asker());
    Optional<SupportRequest> known = store.find(id);
    if (!isNew) {
      return new Asked.Known(known.orElseThrow());
    }
    if (known.isEmpty()) {
      return opened(begin(id, 1, asking, now), "ask", now);
    }
    return isOver(known.get(), asking)
        ? opened(begin(id, known.get().round() + 1, asking, now), "reopen", now)
        : askedAgain(known.get(), asking, now);
  }

  /** What was written before it was resolved, and is heard late, does not reopen it. */
  private static boolean isOver(SupportRequest request, Asking asking) {
    return request.resolution().filter(end -> asking.writtenAt().isAfter(end.at())).isPresent();
  }

  private Asked opened(SupportRequest request, String act, Instant now) {
    if (request.asker().isPresent()) {
      audit.did(request.asker().get(), act, request, "mention", now);
    } else {
      audit.appDid(act, request, "mention", now);
    }
    announce(request, now);
    return new Asked.Opened(request);
  }

  private Asked askedAgain(SupportRequest request, Asking asking, Instant now) {
    if (request.isOpen() && store.point(request, now, now.minus(QUIET))) {
      notices.pointTo(request, asking.messageTs(), now);
    }
    return new Asked.WasOpen(request);
  }

  /** Somebody says without a message that it is not done with: a new round from now on. */
  SupportRequest beginAgain(SupportRequest request, Optional<PersonId> asker, Instant now) {
    var asking =
        new Asking(
            request.rotation(),
            request.channelId(),
            request.threadTs(),
            request.messageTs(),
            asker,
            request.excerpt(),
            now);
    SupportRequest again = begin(request.id(), request.round() + 1, asking, now);
    announce(again, now);
    return again;
  }

  private void announce(SupportRequest request, Instant now) {
    notices.card(request, now);
    if (request.round() > 1) {
      notices.reopened(request, now);
    }
    request.nextAt().ifPresent(at -> wakeups.at(at, SupportRequests.TIMED));
    circle
        .nextChange(request.rotation(), now)
        .ifPresent(at -> wakeups.at(at, SupportRequests.TIMED));
  }

  /**
   * Begins a round, which falls to whoever is on call.
   *
   * @param id the request's number
   * @param round 1 for the first
   */
  private SupportRequest begin(long id, int round, Asking asking, Instant now) {
    Instant asked = asking.writtenAt().truncatedTo(ChronoUnit.MICROS);
    Optional<PersonId> holder = circle.onCall(asking.rotation(), now).map(Duty::person);
    Optional<Promise> promise = circle.promise(asking.rotation());
    Instant due = promise.map(its -> ClockPolicy.dueAt(asked, its)).orElse(asked);
    Optional<Step> first =
        promise.map(
            its ->
                holder.isPresent()
                    ? ClockPolicy.first(asked, due, its)
                    : ClockPolicy.firstWithoutHolder(asked, due, its));
    store.begin(
        new SupportRequest(
            id,
            asking.rotation(),
            asking.channelId(),
            asking.threadTs(),
            asking.text(),
            round,
            asking.messageTs(),
            asking.asker(),
            asked,
            due,
            State.WAITING,
            holder,
            first.map(Step::place).orElse(0),
            first.map(Step::at),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return store.find(id).orElseThrow();
  }

  /** The first response: it is theirs, and the clock has nothing more to say. */
  SupportRequest answer(SupportRequest request, Act first, String command, Instant now) {
    SupportRequest answered = request.answered(first);
    store.save(answered);
    notices.withdrawClock(request, clocks.asked(request));
    notices.card(answered, now);
    audit.did(first.by(), "answer", answered, command, first.at());
    return answered;
  }

  /**
   * Gives them to somebody else, or to nobody. While nobody has one its contacts are asked at once;
   * once somebody has it they get the time that was promised.
   */
  List<SupportRequest> hand(List<SupportRequest> requests, Optional<PersonId> to, Instant now) {
    List<SupportRequest> handed =
        requests.stream()
            .map(
                request ->
                    clockFor(request, to, now)
                        .map(step -> request.clockAt(step.place(), Optional.of(step.at())))
                        .orElse(request)
                        .heldBy(to))
            .toList();
    store.save(handed);
    handed.stream()
        .flatMap(request -> request.nextAt().stream())
        .distinct()
        .forEach(at -> wakeups.at(at, SupportRequests.TIMED));
    return handed;
  }

  /**
   * Gives one to somebody because somebody wants it so, whoever is on call; the card shows it.
   *
   * @param fixed whether it stays theirs, unanswered, when somebody else comes on call; so it does
   *     in any case if they are not on call themselves
   */
  SupportRequest give(SupportRequest request, PersonId to, boolean fixed, Instant now) {
    boolean isOnCall =
        circle.onCall(request.rotation(), now).filter(duty -> duty.person().equals(to)).isPresent();
    SupportRequest given = hand(List.of(request), Optional.of(to), now).get(0);
    clocks.given(given, fixed || !isOnCall);
    notices.withdrawFromHolder(request);
    notices.card(given, now);
    return given;
  }

  /** Where its clock goes on, if not where it stands. */
  private Optional<Step> clockFor(SupportRequest request, Optional<PersonId> to, Instant now) {
    if (request.state() != State.WAITING || request.holder().isPresent() == to.isPresent()) {
      return Optional.empty();
    }
    Instant due = request.dueAt();
    Optional<Promise> promise = circle.promise(request.rotation());
    return to.isPresent()
        ? promise
            .filter(its -> now.isBefore(due))
            .map(its -> ClockPolicy.first(request.askedAt(), due, its))
            .map(step -> step.at().isAfter(now) ? step : new Step.Due(due))
        : promise
            .filter(its -> request.contactsAsked() == 0)
            .map(its -> ClockPolicy.firstWithoutHolder(now, due, its));
  }
}
