package dev.watchbill.handoff;

import dev.watchbill.handoff.HandoffAnswer.Already;
import dev.watchbill.handoff.HandoffAnswer.Done;
import dev.watchbill.handoff.HandoffAnswer.Gone;
import dev.watchbill.handoff.HandoffAnswer.Refused;
import dev.watchbill.handoff.HandoffAnswer.Replaced;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Stint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The new engineer says that they have it. Until then they are reminded, and then their managers
 * told, once each (R7, R10).
 */
final class TakingOver {
  /** After the engineer and their managers nobody else is told. */
  private static final int MANAGERS_TOLD = 2;

  private final Map<String, HandoffRules> rules;
  private final HandoffStore store;
  private final Weeks weeks;
  private final People people;
  private final HandoffNotices notices;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  TakingOver(
      Map<String, HandoffRules> rules,
      HandoffStore store,
      Weeks weeks,
      People people,
      HandoffNotices notices,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.rules = Map.copyOf(rules);
    this.store = store;
    this.weeks = weeks;
    this.people = people;
    this.notices = notices;
    this.audit = audit;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** {@code who} has it, if it is theirs to have. */
  HandoffAnswer take(long id, PersonId who) {
    return transactions.inOne(
        () -> store.lock(id).map(course -> take(course, who)).orElseGet(Gone::new));
  }

  private HandoffAnswer take(HandoffCourse course, PersonId who) {
    Handoff it = course.handoff();
    Optional<HandoffCourse> newer =
        store.newest(it.rotation()).filter(newest -> newest.id() != it.id());
    if (it.taken().isPresent()) {
      return new Already(course);
    }
    if (newer.isPresent()) {
      return new Replaced(newer.get());
    }
    if (!mayTake(it, who)) {
      return new Refused(
          "Only %s can say that they have it. If you mean to be on call instead, type /oncall take."
              .formatted(people.nameOf(holder(it))));
    }
    Instant now = instant();
    HandoffCourse taken = course.taken(who, now);
    store.save(taken);
    audit.record(
        new AuditEntry(
            now,
            who.value(),
            "handoff.take",
            Handoffs.subject(it.id()),
            Map.of("rotation", it.rotation())));
    notices.taken(taken, List.of(it.to(), holder(it)));
    return new Done(taken);
  }

  /** Whether it is for {@code who} to say that they have it. */
  boolean mayTake(Handoff it, PersonId who) {
    return who.equals(it.to()) || who.equals(holder(it));
  }

  /** Who is on call in that week now, or at its start if that lies ahead. */
  private PersonId holder(Handoff it) {
    Instant now = instant();
    Instant start = it.week().start();
    return weeks
        .holder(it.rotation(), now.isBefore(start) ? start : now)
        .filter(stint -> stint.shift() == it.shift())
        .map(Stint::person)
        .orElse(it.to());
  }

  /** Reminds whoever has not answered by {@code now}; each has their full time, however late. */
  void due(Instant now, Pieces pieces) {
    for (long id : store.due(now)) {
      pieces.attempt(
          Handoffs.subject(id),
          () ->
              transactions.run(
                  () ->
                      store
                          .lock(id)
                          .filter(it -> it.nextAt().filter(at -> !at.isAfter(now)).isPresent())
                          .ifPresent(it -> remind(it, now))));
    }
  }

  private void remind(HandoffCourse course, Instant now) {
    Handoff it = course.handoff();
    HandoffRules its = rules.get(it.rotation());
    int done = course.reminders() + 1;
    Optional<Instant> next =
        Stream.ofNullable(its)
            .filter(known -> done < MANAGERS_TOLD)
            .map(known -> known.hours().after(now, known.takeOverWithin()))
            .findFirst();
    HandoffCourse reminded = course.reminded(done, next);
    store.save(reminded);
    next.ifPresent(at -> wakeups.at(at, Handoffs.TIMED));
    if (done < MANAGERS_TOLD) {
      notices.reminds(reminded, holder(it));
    } else {
      notices.tellsManagers(reminded, holder(it));
    }
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
