package dev.watchbill.cover;

import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Overrides;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Changes of plan over a Postgres of their own, at a settable time, in the company of TestPeople
 * and Cleo: it is a Tuesday morning in Los Angeles. Ben (MDM), Cleo and Quinn (both Software) take
 * turns in the developer rotation, where Maya approves for MDM, Sol or Sam for Software. Ben and
 * Cleo take turns in infrastructure, without approvals; Dora is the backup there. Ben is on call
 * for both. Ada is the admin, and the first escalation contact.
 */
final class TestCovers {
  static final String DEVELOPER = "developer";
  static final String INFRASTRUCTURE = "infrastructure";
  static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  static final PersonId ADA = new PersonId("UADA");
  static final PersonId BEN = new PersonId("UBEN");
  static final PersonId CLEO = new PersonId("UCLEO");
  static final PersonId DORA = new PersonId("UDORA");
  static final PersonId MAYA = new PersonId("UMAYA");
  static final PersonId QUINN = new PersonId("UQUINN");
  static final PersonId SAM = new PersonId("USAM");
  static final PersonId SOL = new PersonId("USOL");
  static final Instant TUESDAY = Instant.parse("2026-09-08T17:00:00Z");
  static final String TYPED = "/oncall …";

  private static final String CONFIG =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com }
        software: { name: Software, manager: "@software-managers", qa_lead: quinn@example.com }
      rotations:
        developer: { escalation: [ada@example.com] }
        infrastructure: { escalation: [ada@example.com], backup: dora@example.com, approvals: false }
      release: { dri: dora@example.com }
      """;

  final Jdbi jdbi = TestDatabase.fresh().jdbi();
  final Transactions transactions = new Transactions(jdbi);
  final TestPeople company = new TestPeople();
  final WatchbillConfig config;
  final People people;
  final Outgoing outbox = new Outgoing();
  final SettableClock clock = new SettableClock(TUESDAY);
  final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  final List<Instant> wakeups = Collections.synchronizedList(new ArrayList<>());
  final Rotations rotations;
  final Overrides overrides;
  final ChangeRequests requests;
  final Absences absences;
  final CoverWords words;
  private final Timed timers;

  TestCovers() {
    this(CONFIG);
  }

  /** Where changes in infrastructure are approved, too. */
  static TestCovers approvingEverything() {
    return new TestCovers(CONFIG.replace(", approvals: false", ""));
  }

  private TestCovers(String written) {
    config = ConfigLoader.load("test.yml", written);
    company
        .directory
        .member("UCLEO", "cleo", "Cleo")
        .channel("CHELP", "help-engineering")
        .channel("CP1", "help-p1");
    people = new People(company.directory, config);
    RotationFeature rotation =
        RotationFeature.assemble(
            new TestGround(jdbi, config, company.directory, audit, clock).saying(new Outgoing()),
            new OnCallVerbs());
    rotations = rotation.rotations();
    overrides = rotation.overrides();
    join(DEVELOPER, BEN, "mdm");
    join(DEVELOPER, CLEO, "software");
    join(DEVELOPER, QUINN, "software");
    join(INFRASTRUCTURE, BEN, "mdm");
    join(INFRASTRUCTURE, CLEO, "software");
    CoverFeature feature =
        CoverFeature.assemble(
            new TestGround(jdbi, config, company.directory, audit, clock)
                .saying(outbox, (when, timed) -> wakeups.add(when), () -> true),
            rotations,
            overrides,
            rotation.remarks(),
            new OnCallVerbs(),
            new HomeParts());
    requests = feature.requests();
    absences = feature.absences();
    timers = feature.timers().get(0);
    words =
        new CoverWords(
            new CoverCircle(config, people, rotations, new AbsenceStore(jdbi)), name -> PACIFIC);
  }

  CoverCommandSlack covers() {
    return new CoverCommandSlack(
        requests, absences, own(), text(), forms(), replies(), outcomes(), clock);
  }

  SwapCommandSlack swaps() {
    return new SwapCommandSlack(
        requests,
        rotations,
        text(),
        new SwapFormSlack(requests, rotations, replies(), outcomes(), clock),
        replies(),
        clock);
  }

  CoverFormSlack forms() {
    return new CoverFormSlack(requests, absences, own(), replies(), outcomes(), clock);
  }

  CoverSlack buttons() {
    return new CoverSlack(requests, absences, forms(), outcomes(), clock);
  }

  private OwnTime own() {
    return new OwnTime(requests, rotations);
  }

  private CoverText text() {
    return new CoverText(people, RotationWords.of(config));
  }

  private CoverReplyMessages replies() {
    return new CoverReplyMessages(people);
  }

  private CoverOutcomeMessages outcomes() {
    return new CoverOutcomeMessages(config, people, rotations, words, replies());
  }

  void join(String rotation, PersonId who, String group) {
    rotations.add(ADA, rotation, who, group, LocalDate.of(2026, 1, 5), "");
  }

  void leave(String rotation, PersonId who) {
    rotations.remove(ADA, rotation, who, true, "");
  }

  /** The first time on call of {@code who} that has not begun. */
  Stint next(String rotation, PersonId who) {
    return ahead(rotation, who).get(0);
  }

  /** Those of {@code who} that have not begun. */
  List<Stint> ahead(String rotation, PersonId who) {
    return requests.stints(rotation, who).stream()
        .filter(stint -> stint.span().start().isAfter(clock.instant()))
        .toList();
  }

  /** Who is on call at {@code instant}. */
  PersonId onCall(String rotation, Instant instant) {
    return rotations.stints(rotation, new Span(instant, instant.plusMillis(1))).get(0).person();
  }

  /** A day in the middle of {@code stint}. */
  static Span dayIn(Stint stint) {
    Instant start = stint.span().start().plus(Duration.ofDays(2));
    return new Span(start, start.plus(Duration.ofDays(1)));
  }

  static ChangeRequest recorded(ChangeAnswer answer) {
    if (answer instanceof ChangeAnswer.Recorded recorded) {
      return recorded.request();
    }
    throw new AssertionError("not recorded: " + answer);
  }

  static String refused(ChangeAnswer answer) {
    if (answer instanceof ChangeAnswer.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError("not refused: " + answer);
  }

  static ChangeRequest already(ChangeAnswer answer) {
    if (answer instanceof ChangeAnswer.Already already) {
      return already.request();
    }
    throw new AssertionError("nothing of before: " + answer);
  }

  /** Asks for cover in developer of a day in the next time on call of {@code asker}. */
  ChangeRequest covering(PersonId asker, Optional<PersonId> whom) {
    return recorded(
        requests.askCover(asker, DEVELOPER, dayIn(next(DEVELOPER, asker)), whom, TYPED));
  }

  /** The first shifts ahead of both. */
  ChangeAnswer swapping(String rotation, PersonId asker, PersonId whom) {
    return requests.askSwap(
        asker,
        rotation,
        requests.swappable(rotation, asker).get(0).shift(),
        whom,
        requests.swappable(rotation, whom).get(0).shift(),
        TYPED);
  }

  ChangeRequest now(ChangeRequest it) {
    return requests.find(it.id()).orElseThrow();
  }

  /** Time passes, and the timers are woken whenever they have asked for it. */
  void passes(Duration time) {
    Instant end = clock.instant().plus(time);
    Optional<Instant> next = timers.nextDue().filter(at -> !at.isAfter(end));
    while (next.isPresent()) {
      Instant at = next.get().isAfter(clock.instant()) ? next.get() : clock.instant();
      clock.set(at);
      timers.due(at);
      next = timers.nextDue().filter(n -> n.isAfter(at) && !n.isAfter(end));
    }
    clock.set(end);
    timers.due(end);
  }

  void passesUntil(Instant then) {
    passes(Duration.between(clock.instant(), then));
  }

  /** What was done to it, the first first. */
  List<String> acts(ChangeRequest it) {
    var acts =
        new ArrayList<>(
            audit.about("cover/" + it.id(), 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }

  /** What was said; what is put twice under a key counts once, as in the real one. */
  static final class Outgoing implements Outbox {
    private final Map<String, Message> byKey = Collections.synchronizedMap(new LinkedHashMap<>());

    @Override
    public void put(Message message) {
      byKey.putIfAbsent(message.key(), message);
    }

    @Override
    public void edit(String key, Content content) {
      Message old = message(key);
      byKey.put(key, new Message(key, old.to(), old.under(), old.priority(), content));
    }

    @Override
    public void withdraw(String key) {}

    @Override
    public Optional<Posted> posted(String key) {
      return Optional.empty();
    }

    /** The texts that reached that person, or that channel, as they show now. */
    List<String> to(String lane) {
      return byKey.values().stream()
          .filter(message -> message.to().lane().equals(lane))
          .map(message -> message.content().text())
          .toList();
    }

    List<String> to(PersonId person) {
      return to(person.value());
    }

    /** As after a long time. */
    void forgets() {
      byKey.clear();
    }

    boolean said(String key) {
      return byKey.containsKey(key);
    }

    String text(String key) {
      return message(key).content().text();
    }

    String blocks(String key) {
      return message(key).content().blocks();
    }

    private Message message(String key) {
      return Optional.ofNullable(byKey.get(key))
          .orElseThrow(
              () -> new IllegalArgumentException(key + " was never put, but " + byKey.keySet()));
    }
  }
}
