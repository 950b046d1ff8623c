package dev.watchbill.retrospective;

import dev.watchbill.handoff.Handoff;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.retrospective.Retrospective.HandedOver;
import dev.watchbill.retrospective.Retrospective.Saved;
import dev.watchbill.retrospective.RetrospectiveRules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Retrospectives: begun with a handoff or before it, saved, sent off, changed, found (R8, R12). */
final class Retrospectives {
  static final String TIMED = "retrospective";

  private final RetrospectiveStore store;
  private final RetrospectiveRules rules;
  private final WeekPlan plan;
  private final People people;
  private final RetrospectiveNotices notices;
  private final LongConsumer refreshed;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  /**
   * @param refreshed makes the first message of a handoff's thread anew
   */
  Retrospectives(
      RetrospectiveStore store,
      RetrospectiveRules rules,
      WeekPlan plan,
      People people,
      RetrospectiveNotices notices,
      LongConsumer refreshed,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.store = store;
    this.rules = rules;
    this.plan = plan;
    this.people = people;
    this.notices = notices;
    this.refreshed = refreshed;
    this.audit = audit;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * A handoff was opened: the retrospective of the week before belongs in its thread. What was sent
   * off before is posted there, otherwise its author is asked. In the caller's transaction.
   */
  void opened(Handoff handoff) {
    Rules its = rules.of(handoff.rotation());
    Optional<Week> ended = plan.endedBy(handoff);
    if (ended.isEmpty() || its.questions().isEmpty() || !mayAsk(ended.get())) {
      return;
    }
    Retrospective begun = store.begin(ended.get(), its.questions());
    if (begun.thread().isPresent()) {
      return;
    }
    Instant from =
        ReminderPolicy.waitedForFrom(handoff.week().start(), handoff.openedAt(), its.zone());
    Retrospective it =
        begun.in(new HandedOver(handoff.id(), handoff.thread(), handoff.channelId(), from));
    Optional<Instant> next =
        it.isSubmitted()
            ? Optional.empty()
            : ReminderPolicy.stepAt(from, its.reminders(), its.zone(), 0);
    store.save(it, next);
    next.ifPresent(at -> wakeups.at(at, TIMED));
    if (it.isSubmitted()) {
      notices.posted(it, List.of());
    } else {
      notices.waits(it);
    }
    record(now(), AuditEntry.WATCHBILL, it.isSubmitted() ? "post" : "ask", it);
  }

  /** Whoever has left the company is not asked; what they sent off before is posted. */
  private boolean mayAsk(Week week) {
    return isMember(week.owner())
        || store.of(week.shift(), week.owner()).filter(Retrospective::isSubmitted).isPresent();
  }

  private boolean isMember(PersonId who) {
    return people.person(who).filter(Person::isMember).isPresent();
  }

  /** That of a number, if it is remembered. */
  Optional<Retrospective> find(long id) {
    return store.find(id);
  }

  /** That of a handoff. */
  Optional<Retrospective> ofHandoff(long handoff) {
    return store.ofHandoff(handoff);
  }

  /** What {@code who} has to send off since their shift was handed over, the newest first. */
  List<Retrospective> owedBy(PersonId who) {
    return store.of(who, Optional.empty(), 20).stream()
        .filter(Retrospective::isOwed)
        .filter(it -> !ReminderPolicy.isTooOld(it.week().end(), now(), rules.zone(it.rotation())))
        .toList();
  }

  /**
   * The one that {@code who} most probably means: the newest that they owe; or that of the shift
   * they have now, to be begun ahead; or the newest that they have posted not long ago.
   *
   * @param rotation the only one that is meant, if any
   */
  Optional<Retrospective> meantBy(PersonId who, Optional<String> rotation) {
    return owedBy(who).stream()
        .filter(it -> rotation.isEmpty() || rotation.get().equals(it.rotation()))
        .findFirst()
        .or(() -> ahead(who, rotation))
        .or(() -> posted(who, rotation));
  }

  private Optional<Retrospective> ahead(PersonId who, Optional<String> rotation) {
    return transactions.inOne(
        () ->
            rules.rotations().stream()
                .filter(each -> rotation.isEmpty() || rotation.get().equals(each))
                .flatMap(each -> plan.endingNext(each, now()).stream())
                .filter(week -> week.owner().equals(who))
                .findFirst()
                .map(week -> store.begin(week, rules.of(week.rotation()).questions())));
  }

  private Optional<Retrospective> posted(PersonId who, Optional<String> rotation) {
    return store.of(who, rotation, 1).stream()
        .filter(Retrospective::isSubmitted)
        .filter(it -> !ReminderPolicy.isTooOld(it.week().end(), now(), rules.zone(it.rotation())))
        .findFirst();
  }

  /** The next week of theirs that ends, in that rotation or any. */
  Optional<Week> nextOf(PersonId who, Optional<String> rotation) {
    Instant now = now();
    return rules.rotations().stream()
        .filter(each -> rotation.isEmpty() || rotation.get().equals(each))
        .flatMap(each -> plan.nextOf(who, each, now).stream())
        .min((one, other) -> one.span().end().compareTo(other.span().end()));
  }

  /** Posted ones and the reader's own, the newest week first; see {@link RetrospectiveStore}. */
  List<Retrospective> search(
      PersonId reader,
      Optional<String> rotation,
      List<String> words,
      Optional<PersonId> author,
      int skip,
      int atMost) {
    return store.search(reader, rotation, words, author, skip, atMost);
  }

  /**
   * Keeps what was typed as the draft, without anybody having asked for it. What another window has
   * saved meanwhile is left alone: that is told when somebody saves or sends off.
   */
  void typed(long id, PersonId who, String window, DraftPolicy.Seen seen, List<String> typed) {
    transactions.run(
        () ->
            store
                .locked(id)
                .filter(it -> it.author().equals(who))
                .filter(it -> it.questions().size() == typed.size())
                .filter(it -> !DraftPolicy.overtaken(it, window, seen))
                .filter(it -> !it.shown().equals(typed))
                .ifPresent(it -> keep(it.drafted(typed, new Saved(window, now())))));
  }

  /** Keeps what was typed as the draft. */
  RetrospectiveAnswer save(
      long id, PersonId who, String window, DraftPolicy.Seen seen, List<String> typed) {
    return changed(
        id,
        who,
        window,
        seen,
        typed,
        it -> {
          Retrospective kept = it.drafted(typed, new Saved(window, now()));
          keep(kept);
          record(now(), who.value(), "save", kept);
          return new RetrospectiveAnswer.Kept(kept);
        });
  }

  /**
   * Sends it off: it is posted in the handoff's thread, and where a summary is wanted; what was
   * posted before is edited. Before the handoff is opened it waits for that.
   */
  RetrospectiveAnswer send(
      long id, PersonId who, String window, DraftPolicy.Seen seen, List<String> typed) {
    return changed(
        id,
        who,
        window,
        seen,
        typed,
        it -> {
          Saved saved = new Saved(window, now());
          if (!DraftPolicy.unanswered(typed).isEmpty()) {
            Retrospective kept = it.drafted(typed, saved);
            keep(kept);
            return new RetrospectiveAnswer.Incomplete(kept);
          }
          Retrospective sent = it.sent(typed, saved);
          store.save(sent, Optional.empty());
          record(now(), who.value(), it.isSubmitted() ? "edit" : "post", sent);
          tell(it, sent);
          return new RetrospectiveAnswer.Sent(sent);
        });
  }

  private void tell(Retrospective before, Retrospective sent) {
    if (sent.isPosted()) {
      notices.posted(sent, before.answers());
    } else {
      notices.ready(sent);
    }
    if (!before.isSubmitted()) {
      sent.thread().ifPresent(thread -> refreshed.accept(thread.handoff()));
    }
  }

  private interface Change {
    RetrospectiveAnswer of(Retrospective locked);
  }

  private RetrospectiveAnswer changed(
      long id,
      PersonId who,
      String window,
      DraftPolicy.Seen seen,
      List<String> typed,
      Change change) {
    return transactions.inOne(
        () -> {
          Optional<Retrospective> found =
              store.locked(id).filter(it -> it.questions().size() == typed.size());
          if (found.isEmpty()) {
            return new RetrospectiveAnswer.Gone();
          }
          Retrospective it = found.get();
          if (!it.author().equals(who)) {
            return new RetrospectiveAnswer.NotYours(it);
          }
          if (DraftPolicy.overtaken(it, window, seen) && !it.shown().equals(typed)) {
            List<String> together = DraftPolicy.together(it.shown(), typed, seen);
            if (!together.equals(typed)) {
              Retrospective both = it.drafted(together, new Saved(window, now()));
              keep(both);
              return new RetrospectiveAnswer.Together(both);
            }
          }
          return change.of(it);
        });
  }

  /** A draft changes nothing of when its author is reminded. */
  private void keep(Retrospective drafted) {
    store.saveDraft(drafted);
  }

  private void record(Instant at, String actor, String act, Retrospective it) {
    audit.record(
        new AuditEntry(
            at,
            actor,
            "retrospective." + act,
            "retrospective/" + it.id(),
            Map.of("rotation", it.rotation(), "author", it.author().value())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
