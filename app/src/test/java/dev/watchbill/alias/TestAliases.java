package dev.watchbill.alias;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.AliasEdits;
import dev.watchbill.config.WatchbillConfig.HandoffConfig;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Aliases over a Postgres of their own, at a settable time, in the company of TestPeople: it is
 * Monday, Ben is on call for developer until Wednesday 10:00, and Sam is next. Before the first
 * look {@code @oncall} has Dora and Quinn.
 */
final class TestAliases {
  static final PersonId ADA = new PersonId("UADA");
  static final PersonId BEN = new PersonId("UBEN");
  static final PersonId MAYA = new PersonId("UMAYA");
  static final PersonId QUINN = new PersonId("UQUINN");
  static final PersonId SAM = new PersonId("USAM");
  static final String ROTATION = "developer";
  static final String GROUP = "SONCALL";
  static final Instant MONDAY = Instant.parse("2026-09-07T10:00:00Z");
  static final Instant HANDOFF = Instant.parse("2026-09-09T10:00:00Z");

  final Jdbi jdbi = TestDatabase.fresh().jdbi();
  final Transactions transactions = new Transactions(jdbi);
  final TestPeople company = new TestPeople();
  final WatchbillConfig config;
  final People people;
  final SaidOutbox said = new SaidOutbox();
  final SettableClock clock = new SettableClock(MONDAY);
  final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  final TestUserGroups groups = new TestUserGroups();
  final List<Instant> wakeups = Collections.synchronizedList(new ArrayList<>());
  final RotationFeature rotation;
  final AliasFeature feature;
  final Aliases aliases;
  final Timed timers;

  private TestAliases(AliasEdits edits) {
    config = config(company.config, edits);
    people = new People(company.directory, config);
    company.directory.group(GROUP, "oncall", "UDORA", "UQUINN");
    groups.edited(GROUP, "UDORA", "UQUINN");
    rotation =
        RotationFeature.assemble(
            new TestGround(jdbi, config, company.directory, audit, clock).saying(new SaidOutbox()),
            new OnCallVerbs());
    feature = instance();
    aliases = feature.aliases();
    timers = feature.timers().get(0);
  }

  /** With Ben and Sam on the roster. */
  static TestAliases begin() {
    return begin(AliasEdits.PUT_RIGHT);
  }

  /** The same, with another rule for edits by hand. */
  static TestAliases begin(AliasEdits edits) {
    TestAliases its = withNobody(edits);
    its.rotation.rotations().add(ADA, ROTATION, BEN, "mdm", LocalDate.of(2026, 1, 5), "");
    its.rotation.rotations().add(ADA, ROTATION, SAM, "software", LocalDate.of(2026, 1, 5), "");
    return its;
  }

  /** With nobody on the roster. */
  static TestAliases withNobody(AliasEdits edits) {
    return new TestAliases(edits);
  }

  private static WatchbillConfig config(WatchbillConfig base, AliasEdits edits) {
    RotationConfig its = base.rotation(ROTATION);
    HandoffConfig handoff = its.handoff();
    return new WatchbillConfig(
        base.admins(),
        base.hours(),
        base.groups(),
        Map.of(
            ROTATION,
            new RotationConfig(
                its.alias(),
                its.listenIn(),
                its.announceIn(),
                its.changes(),
                its.alternateGroups(),
                its.firstResponse(),
                its.remindBeforeDue(),
                its.digBeforeEscalating(),
                its.escalation(),
                its.backup(),
                its.nextContactAfter(),
                its.outages(),
                its.approvals(),
                its.headsUp(),
                its.meetingsIn(),
                its.summaryIn(),
                its.retrospective(),
                new HandoffConfig(
                    handoff.takeOverWithin(),
                    handoff.retrospectiveReminders(),
                    handoff.backlog(),
                    edits))),
        base.criticalBug(),
        base.bugFigures(),
        base.release(),
        base.sprint(),
        base.keep());
  }

  /** Another instance over the same data. */
  AliasFeature instance() {
    return AliasFeature.assemble(
        new TestGround(jdbi, config, company.directory, audit, clock)
            .saying(said, (when, timed) -> wakeups.add(when), () -> true),
        rotation.rotations(),
        groups,
        new OnCallVerbs());
  }

  AliasState state() {
    return aliases.state(ROTATION);
  }

  List<String> members() {
    return groups.now(GROUP);
  }

  /** The timers are woken, now. */
  void wakes() {
    timers.due(clock.instant());
  }

  /** Slack tells that somebody has edited the user group so, by hand. */
  void edited(PersonId by, String... members) {
    groups.edited(GROUP, members);
    aliases.mayHaveChanged("oncall", Optional.of(by));
    wakes();
  }

  /** Time passes, and the timers are woken whenever they have asked for it. */
  void passes(Duration time) {
    until(clock.instant().plus(time));
  }

  void until(Instant end) {
    Optional<Instant> next = timers.nextDue().filter(at -> !at.isAfter(end));
    while (next.isPresent()) {
      clock.set(next.get().isAfter(clock.instant()) ? next.get() : clock.instant());
      Instant at = clock.instant();
      timers.due(at);
      next = timers.nextDue().filter(n -> n.isAfter(at) && !n.isAfter(end));
    }
    clock.set(end);
    timers.due(end);
  }

  /** Somebody takes over from whoever is on call, for a while. */
  void standsIn(PersonId from, PersonId to, Instant start, Instant end) {
    transactions.run(
        () -> {
          rotation.overrides().lock(ROTATION);
          rotation
              .overrides()
              .give(
                  ROTATION,
                  from,
                  to,
                  rotation.rotations().stints(ROTATION, new Span(start, end)).stream()
                      .map(stint -> stint.part())
                      .toList());
        });
  }

  /** What was done, the first first. */
  List<String> acts() {
    var acts =
        new ArrayList<>(
            audit.about("alias/developer", 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }
}
