package dev.watchbill.readiness;

import dev.watchbill.freeze.FreezeMoved;
import dev.watchbill.people.By;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.readiness.Outcome.Done;
import dev.watchbill.readiness.Outcome.Refused;
import dev.watchbill.release.Release;
import dev.watchbill.release.Releases;
import dev.watchbill.worktime.WorkingHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stories that are not merged at the freeze: each manager sees to their groups' (R29). */
final class Stories {
  private final StoriesStore store;
  private final Releases releases;
  private final People people;
  private final Outbox outbox;
  private final StoriesMessages messages;
  private final WorkingHours hours;
  private final Duration patience;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  /**
   * @param patience business time after which they are asked again, once
   */
  Stories(
      StoriesStore store,
      Releases releases,
      People people,
      Outbox outbox,
      StoriesMessages messages,
      WorkingHours hours,
      Duration patience,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.store = store;
    this.releases = releases;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
    this.hours = hours;
    this.patience = patience;
    this.audit = audit;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** A freeze has moved; in the caller's transaction. Each manager is asked once a release. */
  void moved(FreezeMoved moved) {
    Optional<Release> release = moved.freeze().release().flatMap(releases::find);
    if (release.isEmpty()) {
      return;
    }
    if (moved.kind() == FreezeMoved.Kind.LIFTED) {
      store.end(release.get().id());
      store.of(release.get().id()).stream()
          .filter(ask -> !ask.gone())
          .forEach(ask -> show(release.get(), ask));
    } else if (store.going().contains(release.get().id())) {
      handOver(release.get(), moved.now());
    } else {
      // One begun by hand may have got its release only now.
      ask(release.get(), moved.now());
    }
  }

  private void ask(Release release, Instant now) {
    Instant remindAt = remindAt(now);
    managed()
        .forEach(
            (manager, groups) -> {
              if (store.ask(release.id(), manager, groups, now, remindAt)) {
                store.lock(release.id(), manager).ifPresent(ask -> show(release, ask));
                wakeups.at(remindAt, ReadinessTimers.NAME);
              }
            });
  }

  private Instant remindAt(Instant now) {
    return hours.after(now, patience).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Whoever manages a group by now is asked, unless somebody has seen to its stories; whoever does
   * not any more is not reminded. A group that was configured later is asked about the next time.
   */
  private void handOver(Release release, Instant now) {
    store.lockAll(release.id());
    List<StoriesStore.Ask> asks =
        store.of(release.id()).stream().filter(StoriesStore.Ask::counts).toList();
    Map<PersonId, List<String>> managed = managed();
    asks.stream()
        .filter(ask -> ask.doneAt().isEmpty())
        .forEach(ask -> letGo(release, ask, managed));
    managed.forEach(
        (manager, groups) -> {
          var its = asks.stream().filter(ask -> ask.manager().equals(manager.value())).findFirst();
          List<String> known = its.map(StoriesStore.Ask::groups).orElse(List.of());
          List<String> theirs =
              groups.stream().filter(key -> known.contains(key) || isOpen(key, asks)).toList();
          if (!known.containsAll(theirs)) {
            its.filter(ask -> ask.doneAt().isEmpty())
                .filter(ask -> theirs.stream().anyMatch(known::contains))
                .ifPresent(ask -> show(ask, messages.askedAnew(ask)));
            Instant remindAt = remindAt(now);
            store.askAnew(release.id(), manager, theirs, now, remindAt);
            store.lock(release.id(), manager).ifPresent(ask -> show(release, ask));
            wakeups.at(remindAt, ReadinessTimers.NAME);
          }
        });
  }

  /** Somebody was asked about that group, and nobody has seen to it. */
  private static boolean isOpen(String group, List<StoriesStore.Ask> asks) {
    List<StoriesStore.Ask> about =
        asks.stream().filter(ask -> ask.groups().contains(group)).toList();
    return !about.isEmpty() && about.stream().allMatch(ask -> ask.doneAt().isEmpty());
  }

  /** They are not asked any more about groups that others manage by now. */
  private void letGo(Release release, StoriesStore.Ask ask, Map<PersonId, List<String>> managed) {
    List<PersonId> others =
        managed.entrySet().stream()
            .filter(its -> its.getValue().stream().anyMatch(ask.groups()::contains))
            .map(Map.Entry::getKey)
            .toList();
    List<String> still = managed.getOrDefault(new PersonId(ask.manager()), List.of());
    List<String> kept =
        ask.groups().stream()
            .filter(key -> still.contains(key) || !isManaged(key, managed))
            .toList();
    if (kept.isEmpty()) {
      store.gone(ask);
      show(ask, messages.handedOver(ask, others));
    } else if (kept.size() < ask.groups().size()) {
      store.about(ask, kept);
      store.lock(ask.release(), new PersonId(ask.manager())).ifPresent(its -> show(release, its));
    }
  }

  private static boolean isManaged(String group, Map<PersonId, List<String>> managed) {
    return managed.values().stream().anyMatch(groups -> groups.contains(group));
  }

  /** The groups of each manager, by key. */
  private Map<PersonId, List<String>> managed() {
    var managed = new LinkedHashMap<PersonId, List<String>>();
    for (Group group : people.groups()) {
      List<Person> managers = people.managersOf(group.key());
      (managers.isEmpty() ? people.admins() : managers)
          .forEach(
              person ->
                  managed.computeIfAbsent(person.id(), id -> new ArrayList<>()).add(group.key()));
    }
    return managed;
  }

  /** A manager has seen to them. */
  Outcome done(long id, By by) {
    return transactions.inOne(
        () -> {
          Optional<Release> release = releases.find(id);
          Optional<StoriesStore.Ask> ask = store.lock(id, by.who());
          if (ask.filter(StoriesStore.Ask::gone).isPresent()) {
            return new Refused(
                "Nothing was noted: others manage those groups by now, and were asked instead (R29).");
          }
          if (release.isEmpty() || ask.isEmpty()) {
            return new Refused(
                "Nothing was noted: the managers who were asked about unmerged stories say that they are done (R29), and you were not.");
          }
          if (ask.get().doneAt().isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            store.done(ask.get(), now);
            var unused =
                audit.record(
                    new AuditEntry(
                        now,
                        by.actor(),
                        "stories.done",
                        "release/" + id,
                        Map.of("from", by.from())));
            store.lock(id, by.who()).ifPresent(it -> show(release.get(), it));
          }
          return new Done();
        });
  }

  /** Asks those who manage a group by now; and those again who have not answered, once. */
  void due(Instant now) {
    transactions.run(
        () ->
            store.going().stream()
                .flatMap(id -> releases.find(id).stream())
                .forEach(release -> handOver(release, now)));
    transactions.run(
        () ->
            store
                .due(now)
                .forEach(
                    ask -> {
                      store.reminded(ask);
                      releases
                          .find(ask.release())
                          .ifPresent(
                              release ->
                                  outbox.put(
                                      Message.toPerson(
                                              ask.key() + ":again",
                                              ask.manager(),
                                              messages.again(release, ask))
                                          .inThreadOf(ask.key())));
                    }));
  }

  Optional<Instant> nextDue() {
    return store.nextDue();
  }

  private void show(Release release, StoriesStore.Ask ask) {
    show(ask, messages.ask(release, ask));
  }

  private void show(StoriesStore.Ask ask, Content content) {
    outbox.show(Message.toPerson(ask.key(), ask.manager(), content));
  }
}
