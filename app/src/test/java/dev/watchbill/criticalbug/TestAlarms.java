package dev.watchbill.criticalbug;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.PostedPlaces;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Rotations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * Alarms over a Postgres of their own, at a settable time, in the company of TestPeople. It is a
 * Tuesday, noon in Chicago, where product (Pia and Paul) works from 8 to 16. Ben is on call in the
 * developer rotation, Cleo in infrastructure; Ada is the admin and the first escalation contact,
 * then come the software managers (Sol and Sam), then Dora. Maya manages MDM. Rae, who is nothing
 * in particular, raises alarms; Cass and Carl are customer success.
 */
public final class TestAlarms {
  public static final PersonId ADA = new PersonId("UADA");
  public static final PersonId BEN = new PersonId("UBEN");
  public static final PersonId CARL = new PersonId("UCARL");
  public static final PersonId CASS = new PersonId("UCASS");
  public static final PersonId CLEO = new PersonId("UCLEO");
  public static final PersonId DORA = new PersonId("UDORA");
  public static final PersonId MAYA = new PersonId("UMAYA");
  public static final PersonId PAUL = new PersonId("UPAUL");
  public static final PersonId PIA = new PersonId("UPIA");
  public static final PersonId QUINN = new PersonId("UQUINN");
  public static final PersonId RAE = new PersonId("URAE");
  public static final PersonId SAM = new PersonId("USAM");
  public static final PersonId SOL = new PersonId("USOL");

  /** The channels: of the alarm, of the fallback, of customer success, of help. */
  public static final String ALARM_IN = "CPRODUCT";

  public static final String FALLBACK_IN = "CP1";
  public static final String NOTIFY_IN = "CSUCCESS";
  public static final String HELP = "CHELP";

  /** Noon in Chicago. */
  public static final Instant TUESDAY = Instant.parse("2026-09-08T17:00:00Z");

  private static final String CONFIG =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com, product_manager: pia@example.com }
        software: { name: Software, manager: "@software-managers", qa_lead: quinn@example.com }
      rotations:
        developer: { escalation: [ada@example.com, "@software-managers"], backup: dora@example.com }
        infrastructure: { escalation: [ada@example.com], backup: dora@example.com }
      release: { dri: dora@example.com }
      """;

  public final Jdbi jdbi = TestDatabase.fresh().jdbi();
  public final Transactions transactions = new Transactions(jdbi);
  public final TestPeople company = new TestPeople();
  public final WatchbillConfig config = ConfigLoader.load("test.yml", CONFIG);
  public final SaidOutbox outbox = new SaidOutbox();
  public final SettableClock clock = new SettableClock(TUESDAY);
  public final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  public final List<Instant> wakeups = Collections.synchronizedList(new ArrayList<>());
  public final HomeParts home = new HomeParts();
  public final Reception reception = new Reception();
  public final People people;
  public final Rotations rotations;
  public final CriticalBugFeature feature;
  public final Alarms alarms;
  public final Verdicts verdicts;
  public boolean caughtUp = true;

  private final AtomicInteger count = new AtomicInteger();

  public TestAlarms() {
    company
        .directory
        .member("UCLEO", "cleo", "Cleo")
        .member("UPIA", "pia", "Pia")
        .member("UPAUL", "paul", "Paul")
        .member("URAE", "rae", "Rae")
        .member("UCASS", "cass", "Cass")
        .member("UCARL", "carl", "Carl")
        .group("SPROD", "product", "UPIA", "UPAUL")
        .group("SCUST", "customer-success", "UCASS", "UCARL")
        .channel(ALARM_IN, "help-product-design")
        .channel(FALLBACK_IN, "help-p1")
        .channel(NOTIFY_IN, "g-customer-success")
        .channel(HELP, "help-engineering");
    people = new People(company.directory, config);
    rotations =
        RotationFeature.assemble(
                new TestGround(jdbi, config, company.directory, audit, clock)
                    .saying(new SaidOutbox()),
                new OnCallVerbs())
            .rotations();
    rotations.add(ADA, "developer", BEN, "mdm", LocalDate.of(2026, 1, 5), "");
    rotations.add(ADA, "infrastructure", CLEO, "software", LocalDate.of(2026, 1, 5), "");
    feature = assemble(outbox, reception);
    alarms = feature.alarms();
    verdicts = feature.verdicts();
  }

  /** The same data, as another instance sees it, or the next one after a restart. */
  public CriticalBugFeature assemble(Outbox to, Reception listening) {
    return CriticalBugFeature.assemble(
        new Ground(
            config,
            jdbi,
            transactions,
            audit,
            to,
            places(),
            (when, timed) -> wakeups.add(when),
            company.directory,
            people,
            TestGround.PERMALINKS,
            listening,
            () -> caughtUp,
            Runnable::run,
            clock,
            GitHubWeb.PUBLIC),
        rotations,
        Issues.UNKNOWN,
        home);
  }

  /** A message of an alarm is found at its key, as if that were its time. */
  private static PostedPlaces places() {
    return (channel, ts) -> Optional.of(ts).filter(key -> key.startsWith("alarm:"));
  }

  /** A bug like no other, of the MDM group. */
  public BugReport bug() {
    return bug("https://github.com/example/example/issues/" + (100 + count.incrementAndGet()));
  }

  /** A bug of the MDM group. */
  public static BugReport bug(String link) {
    return new BugReport(
        link,
        Optional.of("Upgrades fail on 4.60"),
        "The migration stops half way, and the server does not start",
        Set.of(Criterion.UPGRADE),
        Optional.of("4.60"),
        Optional.of("mdm"),
        Optional.of("Stay on 4.59"),
        Source.CUSTOMER,
        Optional.of("Acme"));
  }

  public static By by(PersonId who) {
    return By.person(who, "a button");
  }

  /** Rae raises it, or joins it. */
  public AlarmAnswer raise(BugReport bug, PersonId who) {
    return alarms.raise(bug, By.person(who, "/critical-bug"), "draft-" + count.incrementAndGet());
  }

  /** Rae has raised an alarm. */
  public Alarm raised() {
    return raised(bug());
  }

  public Alarm raised(BugReport bug) {
    return ((AlarmAnswer.Raised) raise(bug, RAE)).alarm();
  }

  /** Pia has said that it is critical, and MDM's. */
  public Alarm confirmed() {
    return confirmed(raised(), "mdm");
  }

  public Alarm confirmed(Alarm alarm, String group) {
    return confirmed(alarm, group, "Upgrades work");
  }

  public Alarm confirmed(Alarm alarm, String group, String expected) {
    return done(verdicts.confirm(alarm.id(), by(PIA), expected, group));
  }

  /** Maya has said that it is fixed. */
  public Alarm fixed() {
    return fixed(confirmed());
  }

  public Alarm fixed(Alarm alarm) {
    return done(verdicts.fixed(alarm.id(), by(MAYA), "4.60.1"));
  }

  /** Pia has said that it is not critical. */
  public Alarm rejected() {
    return done(verdicts.reject(raised().id(), by(PIA), "It has a workaround"));
  }

  /** Nobody of product has answered in time. */
  public Alarm fellBack() {
    Alarm alarm = raised();
    passes(Duration.ofHours(1));
    return now(alarm);
  }

  public static Alarm done(AlarmAnswer answer) {
    if (answer instanceof AlarmAnswer.Done done) {
      return done.alarm();
    }
    throw new AssertionError("not done: " + answer);
  }

  public static String refused(AlarmAnswer answer) {
    if (answer instanceof AlarmAnswer.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError("not refused: " + answer);
  }

  public Alarm now(Alarm alarm) {
    return alarms.find(alarm.id()).orElseThrow();
  }

  /** Time passes, and the alarms' timers are woken whenever they have asked for it. */
  public void passes(Duration time) {
    passes(time, feature.timers());
  }

  /** Time passes, and all these are woken whenever they have asked for it. */
  public void passes(Duration time, List<? extends Timed> timers) {
    Instant end = clock.instant().plus(time);
    Instant last = Instant.MIN;
    while (true) {
      Instant after = last;
      Optional<Instant> next =
          timers.stream()
              .flatMap(timed -> timed.nextDue().stream())
              .filter(at -> at.isAfter(after) && !at.isAfter(end))
              .min(Instant::compareTo);
      if (next.isEmpty()) {
        break;
      }
      last = next.get();
      Instant at = last.isAfter(clock.instant()) ? last : clock.instant();
      clock.set(at);
      timers.forEach(timed -> timed.due(at));
    }
    clock.set(end);
    timers.forEach(timed -> timed.due(end));
  }

  /** What was done to it, the first first. */
  public List<String> acts(Alarm alarm) {
    return alarms.history(alarm.id()).stream().map(Happening::what).toList();
  }

  /** The same, of the audit trail. */
  public List<String> audited(Alarm alarm) {
    var acts =
        new ArrayList<>(audit.about(alarm.subject(), 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }
}
