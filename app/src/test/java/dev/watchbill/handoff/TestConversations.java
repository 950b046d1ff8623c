package dev.watchbill.handoff;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.alias.AliasFeature;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.escalation.EscalationFeature;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.slack.UserGroups;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.Asking;
import dev.watchbill.support.SupportFeature;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequests;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * Conversations over a Postgres of their own, at a settable time, in the company of TestPeople: it
 * is Tuesday, 10:00 in Los Angeles. Ben is on call until Wednesday 10:00, then Sam, then Dora. Ada
 * is an admin, Maya an engineering manager; Quinn asks.
 */
final class TestConversations {
  static final PersonId ADA = new PersonId("UADA");
  static final PersonId BEN = new PersonId("UBEN");
  static final PersonId DORA = new PersonId("UDORA");
  static final PersonId MAYA = new PersonId("UMAYA");
  static final PersonId QUINN = new PersonId("UQUINN");
  static final PersonId SAM = new PersonId("USAM");
  static final Instant TUESDAY = Instant.parse("2026-09-08T17:00:00Z");
  static final Instant HANDOFF = Instant.parse("2026-09-09T17:00:00Z");
  static final String HELP = "CHELP";

  private static final String CONFIG =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com }
      rotations:
        developer: { escalation: [ada@example.com] }
        infrastructure: { escalation: [ada@example.com] }
      release: { dri: dora@example.com }
      """;

  final Jdbi jdbi = TestDatabase.fresh().jdbi();
  final Transactions transactions = new Transactions(jdbi);
  final TestPeople company = new TestPeople();
  final WatchbillConfig config = ConfigLoader.load("test.yml", CONFIG);
  final People people;
  final SaidOutbox outbox = new SaidOutbox();
  final SettableClock clock = new SettableClock(TUESDAY);
  final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  private final TestGround ground = new TestGround(jdbi, config, company.directory, audit, clock);
  final Rotations rotations;
  final SupportFeature support;
  final SupportRequests requests;
  final Weeks weeks;
  final Handoffs handoffs;
  final ConversationFeature feature;
  final ConversationStore store = new ConversationStore(jdbi);
  private final AtomicInteger count = new AtomicInteger();

  TestConversations() {
    company.directory.channel(HELP, "help-engineering").channel("CP1", "help-p1");
    people = new People(company.directory, config);
    rotations =
        RotationFeature.assemble(ground.saying(new SaidOutbox()), new OnCallVerbs()).rotations();
    for (PersonId person : List.of(BEN, SAM, DORA)) {
      rotations.add(ADA, "developer", person, "mdm", LocalDate.of(2026, 1, 5), "");
    }
    support = SupportFeature.assemble(ground.saying(outbox), rotations);
    requests = support.requests();
    weeks = new Weeks(rotations);
    handoffs = handoffFeature().handoffs();
    feature =
        ConversationFeature.assemble(ground.saying(outbox), rotations, weeks, handoffs, requests);
  }

  private HandoffFeature handoffFeature() {
    var alias =
        AliasFeature.assemble(
            ground.saying(new SaidOutbox()), rotations, noUserGroups(), new OnCallVerbs());
    var escalation =
        EscalationFeature.assemble(
            ground.saying(new SaidOutbox()), rotations, requests, new OnCallVerbs());
    return HandoffFeature.assemble(
        ground.saying(outbox),
        rotations,
        alias.aliases(),
        requests,
        escalation.outages(),
        new OnCallVerbs(),
        new HomeParts());
  }

  private static UserGroups noUserGroups() {
    return new UserGroups() {
      @Override
      public List<String> members(String groupId) {
        return List.of();
      }

      @Override
      public void setMembers(String groupId, List<String> userIds) {
        throw new AssertionError("no alias is looked after here");
      }
    };
  }

  ConversationSlack slack() {
    return feature.slack();
  }

  ConversationDecisions decisions() {
    return feature.decisions();
  }

  ConversationAdditions additions() {
    return feature.additions();
  }

  /** Quinn asks in a thread of her own. */
  SupportRequest asked(String text) {
    int n = count.incrementAndGet();
    var asking =
        new Asking(
            "developer",
            HELP,
            "1788880000.%06d".formatted(n),
            "1788880000.%06d".formatted(n),
            Optional.of(QUINN),
            text,
            clock.instant());
    return ((Asked.Opened) requests.ask(asking)).request();
  }

  /** Quinn asks, and Ben answers. */
  SupportRequest answered(String text) {
    SupportRequest request = asked(text);
    requests.take(request.id(), BEN);
    return now(request);
  }

  SupportRequest now(SupportRequest request) {
    return requests.find(request.id()).orElseThrow();
  }

  /** The week changes hands at its time; what nobody had answered goes first to whom it may. */
  Handoff changes() {
    return changesAt(HANDOFF);
  }

  Handoff changesAt(Instant when) {
    clock.set(when);
    support.timers().due(when);
    handoffs.catchUp("developer", when);
    return handoffs.newest("developer").orElseThrow();
  }

  /** Ben hands over now, before the shift begins. */
  Handoff changesEarly() {
    Instant now = clock.instant();
    Week week = weeks.next("developer", now).orElseThrow();
    return transactions.inOne(() -> handoffs.open(week, BEN.value(), now)).handoff();
  }

  void passes(Duration time) {
    clock.passes(time);
    support.timers().due(clock.instant());
    feature.timers().due(clock.instant());
  }

  List<Conversation> of(Handoff handoff) {
    return store.of(handoff.id());
  }

  /** The conversation about that request, in the newest handoff. */
  Conversation about(SupportRequest request) {
    return of(handoffs.newest("developer").orElseThrow()).stream()
        .filter(it -> it.request().filter(id -> id == request.id()).isPresent())
        .findFirst()
        .orElseThrow();
  }

  String entry(SupportRequest request) {
    return outbox.text(about(request).entry());
  }

  String buttons(SupportRequest request) {
    return outbox.message(about(request).entry()).content().blocks();
  }

  String line() {
    return feature.conversations().line(handoffs.newest("developer").orElseThrow()).orElse("none");
  }
}
