package dev.watchbill.criticalbug;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Alarms that are filled in: kept, previewed, and raised. Nothing pings before the last. */
final class RaiseDrafts {
  private final AlarmRules rules;
  private final DraftStore store;
  private final Alarms alarms;
  private final Rotations rotations;
  private final Transactions transactions;
  private final Clock clock;

  RaiseDrafts(
      AlarmRules rules,
      DraftStore store,
      Alarms alarms,
      Rotations rotations,
      Transactions transactions,
      Clock clock) {
    this.rules = rules;
    this.store = store;
    this.alarms = alarms;
    this.rotations = rotations;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Keeps what was filled in, and foresees what raising it would do now. */
  RaisePreview preview(PersonId person, BugReport bug) {
    return transactions.inOne(
        () -> {
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          Instant fallbackAt = rules.fallbackAt(now);
          List<Alarm> same = alarms.about(bug.link());
          return new RaisePreview(
              store.keep(person, bug, now),
              now,
              same.stream().filter(its -> its.state().isOpen()).findFirst(),
              same.stream()
                  .filter(its -> !its.state().isOpen() && its.state() != AlarmState.WITHDRAWN)
                  .max(Comparator.comparing(Alarm::raisedAt)),
              fallbackAt,
              onCallAt(fallbackAt));
        });
  }

  /** One of their own. */
  Optional<AlarmDraft> find(long id, PersonId person) {
    return store.find(id).filter(draft -> draft.person().equals(person));
  }

  /**
   * Raises it; the same one once, however often this is called. Empty if it is not theirs, or
   * forgotten.
   */
  Optional<AlarmAnswer> raise(long id, PersonId person) {
    return transactions.inOne(
        () ->
            find(id, person)
                .map(draft -> alarms.raise(draft.bug(), By.person(person, "a form"), draft.key())));
  }

  /** Whoever the fallback mentions: those on call in every rotation. */
  private List<PersonId> onCallAt(Instant instant) {
    return rotations.names().stream()
        .flatMap(rotation -> rotations.onCallAt(rotation, instant).stream())
        .map(duty -> duty.person())
        .distinct()
        .toList();
  }
}
