package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Duty;
import dev.watchbill.support.ClockPolicy.Promise;
import dev.watchbill.support.ClockPolicy.Step;
import dev.watchbill.support.SupportRequest.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Begins rounds, and sets their clocks; in the caller's transaction. */
final class SupportRounds {
  private final SupportStore store;
  private final SupportCircle circle;

  SupportRounds(SupportStore store, SupportCircle circle) {
    this.store = store;
    this.circle = circle;
  }

  /**
   * Begins a round, which falls to whoever is on call.
   *
   * @param id the request's number
   * @param round 1 for the first
   */
  SupportRequest begin(long id, int round, Asking asking, Instant now) {
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

  /**
   * Gives it to somebody else, or to nobody. While nobody has it contacts are asked at once; once
   * somebody has it they get the time that was promised.
   */
  SupportRequest hand(SupportRequest request, Optional<PersonId> to, Instant now) {
    SupportRequest handed =
        clockFor(request, to, now)
            .map(step -> request.clockAt(step.place(), Optional.of(step.at())))
            .orElse(request)
            .heldBy(to);
    store.save(handed);
    return handed;
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
