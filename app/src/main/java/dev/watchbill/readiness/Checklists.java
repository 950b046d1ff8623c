package dev.watchbill.readiness;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.ground.ChecklistLine;
import dev.watchbill.ground.ChecklistLine.Tick;
import dev.watchbill.people.By;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.readiness.Checklist.Kind;
import dev.watchbill.readiness.Outcome.Done;
import dev.watchbill.readiness.Outcome.Refused;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseChange;
import dev.watchbill.release.ReleaseKeepers;
import dev.watchbill.release.Releases;
import dev.watchbill.release.WindowPolicy;
import dev.watchbill.text.Excerpt;
import dev.watchbill.worktime.WorkingHours;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The DRI's checklists: with the warning of a freeze, and when the release is out (R31). */
final class Checklists {
  /** So much of a line is kept in the audit trail. */
  private static final int WORDS = 200;

  private final ChecklistStore store;
  private final ReleaseConfig config;
  private final WorkingHours hours;
  private final Releases releases;
  private final ReleaseKeepers keepers;
  private final Outbox outbox;
  private final ChecklistMessages messages;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  /**
   * @param hours whose days are the working days
   */
  Checklists(
      ChecklistStore store,
      ReleaseConfig config,
      WorkingHours hours,
      Releases releases,
      ReleaseKeepers keepers,
      Outbox outbox,
      ChecklistMessages messages,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.store = store;
    this.config = config;
    this.hours = hours;
    this.releases = releases;
    this.keepers = keepers;
    this.outbox = outbox;
    this.messages = messages;
    this.audit = audit;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** The release calendar has changed; in the caller's transaction. */
  void changed(ReleaseChange change) {
    Release release = change.release();
    switch (change.kind()) {
      case RELEASED -> give(release, Kind.CLOSING, change.now());
      case PLANNED, MOVED -> {
        // What was given says when the freeze begins.
        store.of(release.id()).forEach(this::show);
        wakeups.at(warnedAt(release), ReadinessTimers.NAME);
        showNext();
      }
      // Its dependencies matter no more, and nobody is reminded of them anyway.
      case CANCELLED -> showNext();
    }
  }

  /** The newest closing checklist tells of the release that comes next. */
  private void showNext() {
    store.lastClosing().ifPresent(this::show);
  }

  /** Gives what is due, and reminds of what is not done. */
  void due(Instant now) {
    transactions.run(
        () ->
            releases.planned().stream()
                .filter(it -> isWarned(it, now) && it.window().releaseAt().isAfter(now))
                .forEach(it -> give(it, Kind.DEPENDENCIES, now)));
    open().stream()
        .filter(it -> !Set.copyOf(it.asked()).equals(Set.copyOf(told())))
        .forEach(it -> transactions.run(() -> handOver(it.id())));
    transactions.run(() -> store.due(now).forEach(it -> remind(it, now)));
  }

  private List<PersonId> told() {
    return keepers.told().stream().map(Person::id).distinct().toList();
  }

  /** Somebody else is the DRI by now: they have it from now on, and are reminded. */
  private void handOver(long id) {
    Optional<Checklist> known = store.lock(id);
    Optional<Release> release = known.flatMap(it -> releases.find(it.release()));
    List<PersonId> now = told();
    if (release.isEmpty() || now.isEmpty()) {
      return;
    }
    store.handOver(id, now);
    store.find(id).ifPresent(this::show);
    known.get().asked().stream()
        .filter(person -> !now.contains(person))
        .map(person -> copy(known.get(), person))
        .forEach(
            key -> {
              outbox.withdraw(key);
              if (outbox.posted(key).isPresent()) {
                outbox.edit(key, messages.handedOver(release.get(), known.get(), now));
              }
            });
  }

  Optional<Instant> nextDue() {
    Instant now = clock.instant();
    return Stream.concat(
            store.nextDue().stream(),
            releases.planned().stream().map(this::warnedAt).filter(at -> at.isAfter(now)))
        .min(Instant::compareTo);
  }

  private boolean isWarned(Release release, Instant now) {
    return !warnedAt(release).isAfter(now);
  }

  private Instant warnedAt(Release release) {
    return WindowPolicy.warningAt(
        release.window().freezeAt(), hours, config.reminders().at(), config.zone());
  }

  private void give(Release release, Kind kind, Instant now) {
    List<String> words =
        kind == Kind.CLOSING ? config.ritual().closing() : config.ritual().dependencies();
    Optional<Instant> remindAt =
        kind == Kind.CLOSING && !words.isEmpty() ? Optional.of(tomorrow(now)) : Optional.empty();
    if (words.isEmpty() && kind == Kind.DEPENDENCIES) {
      return;
    }
    store
        .give(release.id(), kind, told(), words, now, remindAt)
        .flatMap(store::find)
        .ifPresent(
            it -> {
              show(it);
              remindAt.ifPresent(at -> wakeups.at(at, ReadinessTimers.NAME));
            });
  }

  /** The next day at the time of reminders, on the clocks of releases. */
  private Instant tomorrow(Instant now) {
    return now.atZone(config.zone())
        .toLocalDate()
        .plusDays(1)
        .atTime(config.reminders().at())
        .atZone(config.zone())
        .toInstant();
  }

  private void remind(Checklist it, Instant now) {
    Instant next = tomorrow(now);
    store.reminded(it.id(), next);
    wakeups.at(next, ReadinessTimers.NAME);
    releases
        .find(it.release())
        .ifPresent(
            release ->
                it.asked()
                    .forEach(
                        person ->
                            outbox.put(
                                Message.toPerson(
                                        "%s:again-%d:to-%s"
                                            .formatted(it.key(), it.reminded() + 1, person),
                                        person.value(),
                                        messages.again(release, it))
                                    .inThreadOf(copy(it, person)))));
  }

  /** That of that number. */
  Optional<Checklist> find(long id) {
    return store.find(id);
  }

  /** Those with something to do, the latest first. */
  List<Checklist> open() {
    return store.open().stream().filter(this::matters).toList();
  }

  /** What is to be seen to before a freeze matters until its release is out, or cancelled. */
  private boolean matters(Checklist it) {
    return it.kind() == Kind.CLOSING
        || releases
            .find(it.release())
            .filter(release -> release.state() == Release.State.PLANNED)
            .isPresent();
  }

  /** One line is done, or not after all. */
  Outcome tick(long id, int position, boolean on, By by) {
    return transactions.inOne(
        () -> {
          Optional<Checklist> known = store.lock(id);
          Optional<ChecklistLine> item = known.flatMap(it -> it.item(position));
          if (item.isEmpty()) {
            return new Refused(
                known
                    .map(
                        it ->
                            "Nothing was ticked: the checklist has %d lines."
                                .formatted(it.items().size()))
                    .orElse("Nothing was ticked: that checklist is not remembered any more."));
          }
          return tick(known.get(), item.get(), on, by);
        });
  }

  private Outcome tick(Checklist it, ChecklistLine item, boolean on, By by) {
    Ruling may = keepers.may(by.who(), "tick the checklist of a release");
    if (may instanceof Ruling.Denied denied) {
      // The box that was clicked in vain is put back as it was.
      store.showAnew(it.id());
      store.find(it.id()).ifPresent(this::show);
      return new Refused(denied.reason());
    }
    if (item.ticked().isPresent() != on) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      store.tick(
          it.id(), item.position(), on ? Optional.of(new Tick(by.who(), now)) : Optional.empty());
      var unused =
          audit.record(
              new AuditEntry(
                  now,
                  by.actor(),
                  on ? "checklist.tick" : "checklist.untick",
                  "release/" + it.release(),
                  Map.of("from", by.from(), "line", Excerpt.of(item.words(), WORDS))));
      Checklist after = store.find(it.id()).orElseThrow();
      if (after.kind() == Kind.CLOSING) {
        Optional<Instant> remindAt =
            after.isDone()
                ? Optional.empty()
                : Optional.of(after.remindAt().orElseGet(() -> tomorrow(now)));
        store.remindAt(it.id(), remindAt);
        remindAt.ifPresent(at -> wakeups.at(at, ReadinessTimers.NAME));
      }
      show(after);
    }
    return new Done();
  }

  private void show(Checklist it) {
    releases
        .find(it.release())
        .ifPresent(
            release ->
                it.asked()
                    .forEach(
                        person ->
                            outbox.show(
                                Message.toPerson(
                                    copy(it, person),
                                    person.value(),
                                    messages.toDri(release, it)))));
  }

  private static String copy(Checklist it, PersonId person) {
    return it.key() + ":to-" + person;
  }
}
