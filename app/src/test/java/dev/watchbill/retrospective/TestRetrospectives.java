package dev.watchbill.retrospective;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.handoff.Handoff;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Shift;
import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Retrospectives over a Postgres of their own, at a settable time, in the company of TestPeople. It
 * is a Monday morning in Los Angeles. Ben has the developers' shift until Wednesday at 10:00, then
 * come Dora and Quinn; in infrastructure Dora has it until next Monday at 9:00, then comes Ben, and
 * its retrospectives are also posted in #g-infra. Maya is the manager of all of them.
 */
final class TestRetrospectives {
  static final PersonId ADA = new PersonId("UADA");
  static final PersonId BEN = new PersonId("UBEN");
  static final PersonId DORA = new PersonId("UDORA");
  static final PersonId MAYA = new PersonId("UMAYA");
  static final PersonId QUINN = new PersonId("UQUINN");
  static final Instant MONDAY = Instant.parse("2026-09-07T17:00:00Z");
  static final Instant WEDNESDAY = Instant.parse("2026-09-09T17:00:00Z");
  static final List<String> ANSWERS = List.of("Enrolment", "The setup page", "Reviews");

  static final String CONFIG =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com, product_manager: quinn@example.com }
      rotations:
        developer:
          escalation: [ada@example.com]
          backlog: https://example.com/backlog?a=1&b=2
        infrastructure:
          escalation: [ada@example.com]
          summary_in: g-infra
      release: { dri: dora@example.com }
      """;

  final Jdbi jdbi = TestDatabase.fresh().jdbi();
  final Transactions transactions = new Transactions(jdbi);
  final TestPeople company = new TestPeople();
  final SaidOutbox outbox = new SaidOutbox();
  final SettableClock clock = new SettableClock(MONDAY);
  final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  final List<Long> refreshed = new ArrayList<>();
  final RetrospectiveStore store = new RetrospectiveStore(jdbi);
  final Rotations rotations;
  final WeekPlan plan;
  WatchbillConfig config = ConfigLoader.load("test.yml", CONFIG);
  People people = new People(company.directory, config);
  private long handoffs;
  private int windows;

  TestRetrospectives() {
    company.directory.channel("CHELP", "help-engineering").channel("CINFRA", "g-infra");
    rotations =
        RotationFeature.assemble(
                new TestGround(jdbi, config, company.directory, audit, clock)
                    .saying(new SaidOutbox()),
                new OnCallVerbs())
            .rotations();
    join("developer", BEN, DORA, QUINN);
    join("infrastructure", DORA, BEN);
    plan = new WeekPlan(rotations);
  }

  private void join(String rotation, PersonId... engineers) {
    for (PersonId engineer : engineers) {
      rotations.add(ADA, rotation, engineer, "mdm", LocalDate.of(2026, 1, 5), "");
    }
  }

  /** From now on under this configuration. */
  void configured(String yaml) {
    config = ConfigLoader.load("test.yml", yaml);
    people = new People(company.directory, config);
  }

  Retrospectives retrospectives() {
    return new Retrospectives(
        store,
        RetrospectiveRules.of(config),
        plan,
        people,
        notices(outbox),
        refreshed::add,
        audit,
        transactions,
        (when, timed) -> {},
        clock);
  }

  RetrospectiveRounds rounds() {
    return new RetrospectiveRounds(
        store,
        RetrospectiveRules.of(config),
        plan,
        people,
        notices(outbox),
        audit,
        transactions,
        (when, timed) -> {});
  }

  private RetrospectiveNotices notices(Outbox to) {
    return new RetrospectiveNotices(
        to, company.directory, RetrospectiveRules.of(config), people, messages());
  }

  RetrospectiveMessages messages() {
    return new RetrospectiveMessages(people, RetrospectiveRules.of(config)::zone);
  }

  RetrospectiveSlack slack() {
    return new RetrospectiveSlack(
        retrospectives(),
        RetrospectiveRules.of(config),
        RotationWords.of(config),
        messages(),
        company.directory,
        outbox,
        TestGround.PERMALINKS);
  }

  RetrospectiveListSlack list() {
    return new RetrospectiveListSlack(
        retrospectives(),
        people,
        RotationWords.of(config),
        new RetrospectiveListMessages(messages(), outbox, TestGround.PERMALINKS));
  }

  /** The shift of that rotation that begins at {@code start} is handed over, now. */
  Handoff handsOver(String rotation, Instant start) {
    Shift begins = shift(rotation, start);
    Shift ends = shift(rotation, start.minusSeconds(1));
    Handoff handoff =
        new Handoff(
            ++handoffs,
            rotation,
            begins.id(),
            ends.person(),
            begins.person(),
            begins.span(),
            clock.instant(),
            "CHELP",
            Optional.empty());
    outbox.put(Message.inChannel(handoff.thread(), "CHELP", Content.text("handoff")));
    transactions.run(() -> retrospectives().opened(handoff));
    return handoff;
  }

  private Shift shift(String rotation, Instant at) {
    return rotations.shifts(rotation, new Span(at, at.plusMillis(1))).get(0);
  }

  /** Ben hands over the developers' shift on Wednesday, and is asked for his retrospective. */
  Retrospective bens() {
    clock.set(WEDNESDAY);
    Handoff handoff = handsOver("developer", WEDNESDAY);
    return retrospectives().ofHandoff(handoff.id()).orElseThrow();
  }

  /** How it stands. */
  Retrospective now(Retrospective it) {
    return store.find(it.id()).orElseThrow();
  }

  /** What its author sends off in a form that was opened this moment. */
  RetrospectiveAnswer sends(Retrospective it, List<String> answers) {
    return retrospectives().send(it.id(), it.author(), window(), seen(it), answers);
  }

  RetrospectiveAnswer saves(Retrospective it, List<String> answers) {
    return retrospectives().save(it.id(), it.author(), window(), seen(it), answers);
  }

  DraftPolicy.Seen seen(Retrospective it) {
    return DraftPolicy.Seen.of(now(it));
  }

  /** Another one. */
  String window() {
    return "VOTHER" + ++windows;
  }

  /** Time passes, and what is due is done when it is due. */
  void passes(Duration time) {
    Instant end = clock.instant().plus(time);
    rounds().due(clock.instant());
    Optional<Instant> next = rounds().nextDue(clock.instant()).filter(at -> !at.isAfter(end));
    while (next.isPresent()) {
      Instant at = next.get().isAfter(clock.instant()) ? next.get() : clock.instant();
      clock.set(at);
      rounds().due(at);
      next = rounds().nextDue(at).filter(n -> n.isAfter(at) && !n.isAfter(end));
    }
    clock.set(end);
    rounds().due(end);
  }

  void passesUntil(Instant end) {
    passes(Duration.between(clock.instant(), end));
  }

  /** What was done to it, the first first. */
  List<String> acts(Retrospective it) {
    var acts =
        new ArrayList<>(
            audit.about("retrospective/" + it.id(), 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }
}
