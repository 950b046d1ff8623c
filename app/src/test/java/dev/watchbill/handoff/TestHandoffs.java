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
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.slack.UserGroups;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import dev.watchbill.support.Asking;
import dev.watchbill.support.SupportFeature;
import dev.watchbill.support.SupportRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Handoffs over a Postgres of their own, at a settable time, in the company of TestPeople: it is
 * Thursday, October 22nd, 10:00 in Los Angeles. Developers change on Wednesdays at 10:00; Ben (of
 * MDM, whose manager is Maya) is on call, Dora (of Software: Sol and Sam) is next, then Quinn (of
 * MDM). The clocks are set back on November 1st. On the infrastructure roster is Ben alone; it
 * changes on Mondays at 9:00.
 */
final class TestHandoffs {
  static final PersonId ADA = new PersonId("UADA");
  static final PersonId BEN = new PersonId("UBEN");
  static final PersonId DORA = new PersonId("UDORA");
  static final PersonId MAYA = new PersonId("UMAYA");
  static final PersonId QUINN = new PersonId("UQUINN");
  static final PersonId SAM = new PersonId("USAM");
  static final PersonId SOL = new PersonId("USOL");
  static final String HELP = "CHELP";
  static final String MEETINGS = "CMEET";
  static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  private static final String CONFIG =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com }
        software: { name: Software, manager: "@software-managers", qa_lead: quinn@example.com }
      rotations:
        developer: { escalation: [ada@example.com], backlog: "https://example.com/backlog" }
        infrastructure: { escalation: [ada@example.com] }
      release: { dri: dora@example.com }
      """;

  final Jdbi jdbi = TestDatabase.fresh().jdbi();
  final Transactions transactions = new Transactions(jdbi);
  final TestPeople company = new TestPeople();
  final WatchbillConfig config = ConfigLoader.load("test.yml", CONFIG);
  final People people;
  final SaidOutbox outbox = new SaidOutbox();
  final SettableClock clock = new SettableClock(at("2026-10-22T10:00"));
  final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  private final TestGround ground = new TestGround(jdbi, config, company.directory, audit, clock);
  final RotationFeature rotation;
  final Rotations rotations;
  final SupportRequests requests;
  final HandoffFeature feature;
  final Handoffs handoffs;
  final List<Timed> timers;
  private final EscalationFeature escalation;
  private final AliasFeature alias;
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
  private volatile boolean groupsRefused;

  TestHandoffs() {
    company
        .directory
        .channel(HELP, "help-engineering")
        .channel("CP1", "help-p1")
        .channel(MEETINGS, "g-customer-experience")
        .group("SONCALL", "oncall", "UADA")
        .group("SINFRA", "infrastructure-oncall", "UADA");
    people = new People(company.directory, config);
    rotation = RotationFeature.assemble(ground.saying(new SaidOutbox()), new OnCallVerbs());
    rotations = rotation.rotations();
    requests = SupportFeature.assemble(ground.saying(new SaidOutbox()), rotations).requests();
    escalation =
        EscalationFeature.assemble(
            ground.saying(new SaidOutbox()), rotations, requests, new OnCallVerbs());
    alias =
        AliasFeature.assemble(
            ground.saying(new SaidOutbox()), rotations, userGroups(), new OnCallVerbs());
    feature = assemble(outbox);
    handoffs = feature.handoffs();
    timers = Stream.concat(alias.timers().stream(), feature.timers().stream()).toList();
    joins("developer", BEN, "mdm");
    joins("developer", DORA, "software");
    joins("developer", QUINN, "mdm");
    joins("infrastructure", BEN, "mdm");
  }

  /** The same data, as another instance sees it, or the next one after a restart. */
  HandoffFeature assemble(Outbox to) {
    return HandoffFeature.assemble(
        ground.saying(to),
        rotations,
        alias.aliases(),
        requests,
        escalation.outages(),
        new OnCallVerbs(),
        new HomeParts());
  }

  /** What hears of handoffs. */
  HandoffSlack slack() {
    var rules = HandoffRules.of(config);
    var store = new HandoffStore(jdbi);
    var weeks = new Weeks(rotations);
    var notices =
        new HandoffNotices(
            outbox, company.directory, people, weeks, new HandoffMessages(people, rules));
    return new HandoffSlack(
        new Openings(handoffs, store, weeks, people, transactions, clock),
        new TakingOver(
            rules, store, weeks, people, notices, audit, transactions, (when, timed) -> {}, clock),
        store,
        notices,
        people,
        RotationWords.of(config),
        rotations.names(),
        new HandoffReplyMessages(people, rules, outbox, TestGround.PERMALINKS));
  }

  private UserGroups userGroups() {
    return new UserGroups() {
      @Override
      public List<String> members(String groupId) {
        return groups.getOrDefault(groupId, List.of("UADA"));
      }

      @Override
      public void setMembers(String groupId, List<String> userIds) {
        if (groupsRefused) {
          throw new SlackRefused("usergroups.users.update", "permission_denied");
        }
        groups.put(groupId, userIds);
      }
    };
  }

  /** From now on Slack lets nobody change a user group; or does again. */
  void groupsRefused(boolean refused) {
    groupsRefused = refused;
  }

  void joins(String rotation, PersonId person, String group) {
    rotations.add(ADA, rotation, person, group, LocalDate.of(2026, 1, 5), "a test");
  }

  void leaves(String rotation, PersonId person) {
    rotations.remove(ADA, rotation, person, true, "a test");
  }

  /** From now on {@code to} is on call in that part of one shift instead of {@code from}. */
  void gives(PersonId from, PersonId to, String start, String end) {
    var span = new Span(at(start), at(end));
    transactions.run(
        () -> {
          rotation.overrides().lock("developer");
          rotation
              .overrides()
              .give(
                  "developer",
                  from,
                  to,
                  rotations.shifts("developer", span).stream()
                      .map(shift -> new ShiftPart(shift.id(), span))
                      .toList());
        });
  }

  /** Quinn asks developers, now. */
  long asked() {
    String ts = "1792600000.%06d".formatted(count.incrementAndGet());
    return ((SupportRequests.Asked.Opened)
            requests.ask(
                new Asking(
                    "developer",
                    HELP,
                    ts,
                    ts,
                    Optional.of(QUINN),
                    "@oncall help",
                    clock.instant())))
        .request()
        .id();
  }

  /** The newest handoff of developers. */
  Handoff newest() {
    return handoffs.newest("developer").orElseThrow();
  }

  /** What the message that begins its thread says now. */
  String thread() {
    return outbox.text(newest().thread());
  }

  /** The messages that began developers' threads. */
  List<String> threads() {
    return outbox.to(HELP).stream().filter(text -> text.startsWith("*Handoff, ")).toList();
  }

  /** A wall clock in Los Angeles. */
  static Instant at(String wallClock) {
    return LocalDateTime.parse(wallClock).atZone(LOS_ANGELES).toInstant();
  }

  /**
   * Time passes until then, and the handoffs' timers are woken whenever they have asked for it, the
   * others along with them.
   */
  void passesUntil(String wallClock) {
    Instant end = at(wallClock);
    wake();
    Optional<Instant> next = nextDue(end);
    while (next.isPresent()) {
      clock.set(next.get());
      wake();
      next = nextDue(end);
    }
    clock.set(end);
    wake();
  }

  private Optional<Instant> nextDue(Instant end) {
    return feature.timers().stream()
        .flatMap(timed -> timed.nextDue().stream())
        .filter(at -> at.isAfter(clock.instant()) && !at.isAfter(end))
        .min(Instant::compareTo);
  }

  /** Nobody wakes them until then. */
  void isDownUntil(String wallClock) {
    clock.set(at(wallClock));
    wake();
  }

  void wake() {
    timers.forEach(timed -> timed.due(clock.instant()));
    clock.passes(Duration.ZERO);
  }

  /** What was done to it, the first first. */
  List<String> acts(Handoff handoff) {
    var acts =
        new ArrayList<>(
            audit.about("handoff/" + handoff.id(), 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }
}
