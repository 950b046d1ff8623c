package dev.watchbill.retrospective;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.retrospective.Retrospective.HandedOver;
import dev.watchbill.retrospective.RetrospectiveRules.Rules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Retrospectives as time goes by: asked for a day ahead, reminded of, told the managers. */
final class RetrospectiveRounds {
  private static final int AT_ONCE = 50;

  private final RetrospectiveStore store;
  private final RetrospectiveRules rules;
  private final WeekPlan plan;
  private final People people;
  private final RetrospectiveNotices notices;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;

  RetrospectiveRounds(
      RetrospectiveStore store,
      RetrospectiveRules rules,
      WeekPlan plan,
      People people,
      RetrospectiveNotices notices,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups) {
    this.store = store;
    this.rules = rules;
    this.plan = plan;
    this.people = people;
    this.notices = notices;
    this.audit = audit;
    this.transactions = transactions;
    this.wakeups = wakeups;
  }

  /** Does what is due; doing it twice does nothing. */
  void due(Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    for (String rotation : rules.rotations()) {
      transactions.run(
          () -> plan.endingNext(rotation, exact).ifPresent(week -> askAhead(week, exact)));
    }
    transactions.run(() -> store.due(exact, AT_ONCE).forEach(it -> step(it, exact)));
  }

  /** The earliest instant at which there is something to do. */
  Optional<Instant> nextDue(Instant now) {
    return Stream.concat(
            store.nextDue().stream(),
            rules.rotations().stream()
                .flatMap(rotation -> plan.endsFrom(rotation, now).stream())
                .map(week -> ReminderPolicy.askAt(week.span().end(), rules.zone(week.rotation())))
                .filter(now::isBefore))
        .min(Instant::compareTo);
  }

  /** Whoever has the shift is asked; whoever had it when they were asked is told otherwise. */
  private void askAhead(Week week, Instant now) {
    Instant askAt = ReminderPolicy.askAt(week.span().end(), rules.zone(week.rotation()));
    // Of a shift of hours there is nothing to tell while it lasts; its handoff asks.
    if (now.isBefore(askAt) || askAt.isBefore(week.span().start())) {
      return;
    }
    store.askedOf(week.shift()).stream()
        .filter(it -> !it.author().equals(week.owner()))
        .forEach(
            it -> {
              store.save(it.asked(Optional.empty()), Optional.empty());
              notices.notNeeded(it, week.owner());
            });
    if (!isMember(week.owner())
        || store
            .of(week.shift(), week.owner())
            .filter(it -> it.askedAt().isPresent() || hasMovedOn(it))
            .isPresent()) {
      return;
    }
    Retrospective it = store.begin(week, rules.of(week.rotation()).questions());
    if (it.askedAt().isEmpty() && !hasMovedOn(it)) {
      Retrospective asked = it.asked(Optional.of(now));
      store.save(asked, Optional.empty());
      notices.ahead(asked);
      record(now, "ask-ahead", asked);
    }
  }

  private static boolean hasMovedOn(Retrospective it) {
    return it.isSubmitted() || it.thread().isPresent();
  }

  private void step(Retrospective it, Instant now) {
    Rules its = rules.of(it.rotation());
    Optional<HandedOver> thread = it.thread();
    if (thread.isEmpty() || its.reminders().isEmpty() || !isMember(it.author())) {
      store.save(it, Optional.empty());
      return;
    }
    ReminderPolicy.Step step =
        ReminderPolicy.due(thread.get().at(), its.reminders(), its.zone(), it.reminders(), now);
    if (step instanceof ReminderPolicy.Step.Remind remind) {
      Retrospective reminded = it.gone(remind.gone());
      store.save(reminded, Optional.of(remind.next()));
      wakeups.at(remind.next(), Retrospectives.TIMED);
      notices.remind(reminded, remind.number());
      record(now, "remind", reminded);
    } else if (step instanceof ReminderPolicy.Step.TellManagers tell) {
      Retrospective told = it.gone(tell.gone());
      store.save(told, Optional.empty());
      notices.tellManagers(told);
      record(now, "tell-managers", told);
    } else {
      store.save(it, Optional.empty());
    }
  }

  private boolean isMember(PersonId who) {
    return people.person(who).filter(Person::isMember).isPresent();
  }

  private void record(Instant at, String act, Retrospective it) {
    audit.record(
        new AuditEntry(
            at,
            AuditEntry.WATCHBILL,
            "retrospective." + act,
            "retrospective/" + it.id(),
            Map.of("rotation", it.rotation(), "author", it.author().value())));
  }
}
