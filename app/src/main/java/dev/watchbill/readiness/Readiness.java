package dev.watchbill.readiness;

import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.FreezeMoved;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.people.By;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.readiness.Outcome.Done;
import dev.watchbill.readiness.Outcome.Refused;
import dev.watchbill.release.Release;
import dev.watchbill.release.Releases;
import dev.watchbill.text.Mrkdwn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Readiness for a release: each group's QA lead declares it; when all have, the DRI knows (R30).
 */
final class Readiness {
  private static final String OVER =
      "Nothing was noted: what asked for it is of a freeze that is over (R30). `/freeze ready` says it for the one that goes on.";

  private final DeclaredStore store;
  private final Releases releases;
  private final Freezes freezes;
  private final People people;
  private final ReadinessNotices notices;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  Readiness(
      DeclaredStore store,
      Releases releases,
      Freezes freezes,
      People people,
      ReadinessNotices notices,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.releases = releases;
    this.freezes = freezes;
    this.people = people;
    this.notices = notices;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A freeze has moved; in the caller's transaction, which holds it. */
  void moved(FreezeMoved moved) {
    Optional<Release> release = moved.freeze().release().flatMap(releases::find);
    if (release.isEmpty()) {
      return;
    }
    long id = release.get().id();
    if (moved.kind() == FreezeMoved.Kind.LIFTED) {
      store.end(id, moved.now());
      show(release.get());
      return;
    }
    List<String> groups = people.groups().stream().map(Group::key).toList();
    if (!groups.isEmpty()) {
      store.begin(id, groups, moved.now());
      show(release.get());
    }
  }

  /** What stands for the release that a branch is frozen for, if it is. */
  Optional<Declared> current() {
    return freezes
        .active()
        .flatMap(Freeze::release)
        .flatMap(store::find)
        .filter(it -> !it.isEnded());
  }

  /** Whether that was asked in an earlier freeze than the one that goes on; tells so. */
  Optional<String> over(Optional<String> asked) {
    return current().filter(it -> isOver(asked, it)).map(it -> OVER);
  }

  private static boolean isOver(Optional<String> asked, Declared current) {
    return asked.filter(mark -> !mark.equals(current.mark())).isPresent();
  }

  /** The groups for which somebody may declare: those whose QA they lead; all, for an admin. */
  List<Group> groupsOf(PersonId who) {
    List<Group> led = ledBy(who);
    return led.isEmpty() && roles(who).contains(new Role.Admin()) ? people.groups() : led;
  }

  /** The groups whose QA somebody leads. */
  List<Group> ledBy(PersonId who) {
    Set<Role> roles = roles(who);
    return people.groups().stream()
        .filter(group -> roles.contains(new Role.QaLeadOf(group.key())))
        .toList();
  }

  /**
   * A group is ready, or not.
   *
   * @param why as typed; may be empty
   * @param asked the mark of what asked for it; empty if it was typed unasked
   */
  Outcome declare(Group group, boolean ready, String why, Optional<String> asked, By by) {
    Set<Role> roles = roles(by.who());
    boolean leads = roles.contains(new Role.QaLeadOf(group.key()));
    if (!leads && !roles.contains(new Role.Admin())) {
      return new Refused(mayNot(group));
    }
    return transactions.inOne(
        () -> {
          Optional<Declared> known =
              freezes
                  .lockActive()
                  .flatMap(Freeze::release)
                  .flatMap(store::lock)
                  .filter(it -> !it.isEnded());
          if (known.isEmpty()) {
            return new Refused(
                "Nothing was noted: readiness is declared once the freeze for a release has begun (R30). `/freeze schedule` shows when that is.");
          }
          if (isOver(asked, known.get())) {
            return new Refused(OVER);
          }
          return declare(known.get(), group, ready, why, by, !leads);
        });
  }

  private Outcome declare(
      Declared known, Group group, boolean ready, String why, By by, boolean inPlace) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!known.groups().contains(group.key())) {
      return new Refused(
          "Nothing was noted: %s was not a group yet when the freeze began, and is not waited for (R30)."
              .formatted(Mrkdwn.escape(group.name())));
    }
    Optional<String> reason = Optional.of(why).filter(it -> !it.isBlank());
    boolean same =
        known
            .of(group.key())
            .filter(word -> word.ready() == ready && word.why().equals(reason))
            .isPresent();
    if (same) {
      return new Done();
    }
    store.declare(
        known.release(), group.key(), new Declared.Word(ready, reason, by.who(), now, inPlace));
    var unused =
        audit.record(
            new AuditEntry(
                now,
                by.actor(),
                ready ? "readiness.ready" : "readiness.not-ready",
                "release/" + known.release(),
                Map.of("from", by.from(), "group", group.key())));
    changed(known, Optional.of(group));
    return new Done();
  }

  /**
   * What somebody has declared has changed, or who is waited for.
   *
   * @param group the one that has changed, if it may not be ready
   */
  private void changed(Declared known, Optional<Group> group) {
    Declared after = store.find(known.release()).orElseThrow();
    Release release = releases.find(known.release()).orElseThrow();
    if (after.allReady() != known.complete()) {
      store.complete(known.release(), after.allReady());
      after = store.find(known.release()).orElseThrow();
      if (after.allReady()) {
        notices.allReady(release, after);
      } else if (group.isPresent()) {
        notices.takenBack(release, after, group.get());
      }
    }
    notices.card(release, after);
  }

  /**
   * Groups may have gone from the configuration since the freeze began: nobody could ever say that
   * they are ready. One that has come back is waited for again.
   */
  void compareGroups() {
    Set<String> configured =
        people.groups().stream().map(Group::key).collect(Collectors.toUnmodifiableSet());
    transactions.run(
        () ->
            freezes
                .lockActive()
                .flatMap(Freeze::release)
                .flatMap(store::lock)
                .filter(it -> !it.isEnded())
                .ifPresent(it -> compareGroups(it, configured)));
  }

  private void compareGroups(Declared before, Set<String> configured) {
    List<String> all = Stream.concat(before.groups().stream(), before.gone().stream()).toList();
    List<String> groups = all.stream().filter(configured::contains).toList();
    List<String> gone = all.stream().filter(key -> !configured.contains(key)).toList();
    if (Set.copyOf(gone).equals(Set.copyOf(before.gone()))) {
      return;
    }
    store.waitFor(before.release(), groups, gone);
    var unused =
        audit.record(
            new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                AuditEntry.WATCHBILL,
                "readiness.groups",
                "release/" + before.release(),
                Map.of("groups", String.join(", ", groups), "gone", String.join(", ", gone))));
    changed(
        before, groups.stream().filter(before.gone()::contains).findFirst().flatMap(people::group));
  }

  private void show(Release release) {
    store.find(release.id()).ifPresent(it -> notices.card(release, it));
  }

  private String mayNot(Group group) {
    String leads =
        people.behind(group.qaLead()).stream()
            .map(person -> Mrkdwn.escape(person.displayName()))
            .collect(Collectors.joining(" or "));
    return "Only the QA lead of %s%s or an admin declares it ready, or not (R30). Ask them."
        .formatted(Mrkdwn.escape(group.name()), leads.isEmpty() ? "" : " (" + leads + ")");
  }

  private Set<Role> roles(PersonId who) {
    return people.person(who).filter(Person::isMember).map(people::rolesOf).orElse(Set.of());
  }
}
