package dev.watchbill.support;

import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.FirstResponse;
import dev.watchbill.config.WatchbillConfig.Hours;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import dev.watchbill.support.SupportAnswer.Done;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * Support requests over a Postgres of their own, at a settable time, in the company of TestPeople:
 * it is Monday, Ben is on call until Wednesday 10:00 and Sam is next. First responses are due
 * within an hour of business time, which is 9:00 to 17:00 UTC from Monday to Friday; Ada is the
 * first contact, the software managers (Sol and Sam) come next, and Dora is the backup.
 */
final class TestSupport {
  static final PersonId ADA = new PersonId("UADA");
  static final PersonId BEN = new PersonId("UBEN");
  static final PersonId DORA = new PersonId("UDORA");
  static final PersonId EVE = new PersonId("UEVE");
  static final PersonId MAYA = new PersonId("UMAYA");
  static final PersonId QUINN = new PersonId("UQUINN");
  static final PersonId SAM = new PersonId("USAM");
  static final PersonId SOL = new PersonId("USOL");
  static final String CHANNEL = "CHELP";
  static final String THREAD = "1788800000.000100";
  static final Instant MONDAY = Instant.parse("2026-09-07T10:00:00Z");
  static final Instant HANDOFF = Instant.parse("2026-09-09T10:00:00Z");

  final Jdbi jdbi = TestDatabase.fresh().jdbi();
  final Transactions transactions = new Transactions(jdbi);
  final TestPeople company = new TestPeople();
  final WatchbillConfig config = config(company.config);
  final People people = new People(company.directory, config);
  final RecordingOutbox outbox = new RecordingOutbox();
  final SettableClock clock = new SettableClock(MONDAY);
  final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  private final TestGround ground = new TestGround(jdbi, config, company.directory, audit, clock);
  final List<Instant> wakeups = Collections.synchronizedList(new ArrayList<>());
  private final RotationFeature rotation = rotation();
  final Rotations rotations = rotation.rotations();
  boolean caughtUp = true;
  final SupportFeature feature = assemble(outbox);
  final SupportRequests requests = feature.requests();
  private final AtomicInteger messages = new AtomicInteger();

  private static WatchbillConfig config(WatchbillConfig base) {
    var rotations = new LinkedHashMap<String, RotationConfig>();
    RotationConfig its = base.rotation("developer");
    rotations.put("developer", with(its, Optional.empty()));
    rotations.put("infrastructure", with(its, Optional.of(Duration.ofHours(4))));
    return new WatchbillConfig(
        base.admins(),
        Map.of(
            "company",
            new Hours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                ZoneOffset.UTC,
                Optional.empty())),
        base.groups(),
        rotations,
        base.criticalBug(),
        base.bugFigures(),
        base.release(),
        base.sprint(),
        base.keep());
  }

  private static RotationConfig with(RotationConfig its, Optional<Duration> afterHours) {
    return new RotationConfig(
        afterHours.isPresent() ? "infrastructure-oncall" : "oncall",
        its.listenIn(),
        its.announceIn(),
        its.changes(),
        its.alternateGroups(),
        new FirstResponse(Duration.ofHours(1), "company", afterHours),
        its.remindBeforeDue(),
        its.digBeforeEscalating(),
        List.of(new PersonRef.ById("UADA"), new PersonRef.ByUserGroup("@software-managers")),
        Optional.of(new PersonRef.ById("UDORA")),
        its.nextContactAfter(),
        its.outages(),
        its.approvals(),
        its.headsUp(),
        its.meetingsIn(),
        its.summaryIn(),
        its.retrospective(),
        its.handoff());
  }

  private RotationFeature rotation() {
    company.directory.member("UEVE", "eve", "Eve");
    var its = RotationFeature.assemble(ground.saying(new RecordingOutbox()), new OnCallVerbs());
    its.rotations().add(ADA, "developer", BEN, "mdm", LocalDate.of(2026, 1, 5), "");
    its.rotations().add(ADA, "developer", SAM, "software", LocalDate.of(2026, 1, 5), "");
    return its;
  }

  /** The same data, as another instance sees it, or the next one after a restart. */
  SupportFeature assemble(Outbox to) {
    return SupportFeature.assemble(
        ground.saying(to, (when, timed) -> wakeups.add(when), () -> caughtUp), rotations);
  }

  /** The housekeeping, at {@code now}. */
  void forgets(Instant now) {
    feature.chores().forEach(chore -> chore.due(now, 100));
  }

  /** A message of Quinn's, written now. */
  Asking asking() {
    return asking(QUINN, THREAD);
  }

  /** Somebody stands in for whoever is on call. */
  void standsIn(PersonId person, Instant from, Instant until) {
    transactions.run(
        () -> {
          rotation.overrides().lock("developer");
          for (Stint stint : rotations.stints("developer", new Span(from, until))) {
            rotation.overrides().give("developer", stint.person(), person, List.of(stint.part()));
          }
        });
  }

  /** A message that is unlike every other one. */
  Asking asking(PersonId asker, String thread) {
    return new Asking(
        "developer",
        CHANNEL,
        thread,
        "1788800001.%06d".formatted(messages.incrementAndGet()),
        Optional.of(asker),
        "<!subteam^S0|@oncall> the build is red",
        clock.instant());
  }

  /** Quinn asks, in a thread of her own. */
  SupportRequest asked() {
    return asked(asking());
  }

  SupportRequest asked(Asking asking) {
    return ((Asked.Opened) requests.ask(asking)).request();
  }

  /** A request in another thread than every other one. */
  SupportRequest askedElsewhere() {
    return asked(asking(QUINN, "1788900000.%06d".formatted(messages.incrementAndGet())));
  }

  static SupportRequest done(SupportAnswer answer) {
    return ((Done) answer).request();
  }

  SupportRequest now(SupportRequest request) {
    return requests.find(request.id()).orElseThrow();
  }

  /** Time passes, and the timers are woken whenever they have asked for it. */
  void passes(Duration time) {
    until(clock.instant().plus(time));
  }

  void until(Instant end) {
    Optional<Instant> next = feature.timers().nextDue().filter(at -> !at.isAfter(end));
    while (next.isPresent()) {
      clock.set(next.get().isAfter(clock.instant()) ? next.get() : clock.instant());
      Instant at = clock.instant();
      feature.timers().due(at);
      next = feature.timers().nextDue().filter(n -> n.isAfter(at) && !n.isAfter(end));
    }
    clock.set(end);
    feature.timers().due(end);
  }

  /** What was done to it, the first first. */
  List<String> acts(SupportRequest request) {
    var acts =
        new ArrayList<>(
            audit.about(SupportAudit.subject(request.id()), 100).stream()
                .map(AuditEntry::what)
                .map(what -> what.replace("support.", ""))
                .toList());
    Collections.reverse(acts);
    return acts;
  }
}
