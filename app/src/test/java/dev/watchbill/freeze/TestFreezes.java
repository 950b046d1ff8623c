package dev.watchbill.freeze;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.Under;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.release.Release;
import dev.watchbill.release.Releases;
import dev.watchbill.release.TestReleases;
import dev.watchbill.release.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Freezes over a Postgres of their own, at a settable time, in the company of TestPeople: Dora is
 * the DRI, Ada the admin; Maya manages MDM, Sol and Sam manage Software, Quinn leads the quality
 * assurance of both; Rae is nothing in particular. It is Monday morning in California, before the
 * release of 4.60.0 on Wednesday afternoon. What is announced goes to {@link #HELP}.
 */
public final class TestFreezes {
  public static final PersonId ADA = new PersonId("UADA");
  public static final PersonId DORA = new PersonId("UDORA");
  public static final PersonId MAYA = new PersonId("UMAYA");
  public static final PersonId QUINN = new PersonId("UQUINN");
  public static final PersonId RAE = new PersonId("URAE");
  public static final PersonId SAM = new PersonId("USAM");
  public static final PersonId SOL = new PersonId("USOL");

  /** The channels: where freezes are announced, and where readiness is declared. */
  public static final String HELP = "CHELP";

  public static final String QA = "CQA";

  /** Eight in the morning in California. */
  public static final Instant MONDAY = Instant.parse("2026-12-14T16:00:00Z");

  /** When the freeze of 4.60.0 begins, when it deepens, and when the release is due. */
  public static final Instant FREEZE_AT = Instant.parse("2026-12-15T17:00:00Z");

  public static final Instant DEEP_AT = Instant.parse("2026-12-16T01:00:00Z");
  public static final Instant RELEASE_AT = Instant.parse("2026-12-17T01:00:00Z");
  public static final Window WINDOW = new Window(FREEZE_AT, DEEP_AT, RELEASE_AT);

  public static final String VERSION = "4.60.0";

  private static final String CONFIG =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com }
        software: { name: Software, manager: "@software-managers", qa_lead: quinn@example.com }
      rotations:
        developer: { escalation: [ada@example.com] }
        infrastructure: { escalation: [ada@example.com], backup: ada@example.com }
      release: { dri: dora@example.com%s }
      """;

  public final TestReleases calendar;
  public final WatchbillConfig config;
  public final Jdbi jdbi;
  public final Transactions transactions;
  public final TestPeople company;
  public final SaidOutbox outbox;
  public final SettableClock clock;
  public final AuditTrail audit;
  public final List<Instant> wakeups = Collections.synchronizedList(new ArrayList<>());
  public final HomeParts home;
  public final FreezeVerbs verbs;
  public final Reception reception;
  public final Ground ground;
  public final People people;
  public final Releases releases;
  public final Freezes freezes;
  public final List<Timed> timers;
  final FreezeFeature.FreezeRoom room;

  public TestFreezes() {
    this("");
  }

  /**
   * With more of the configuration.
   *
   * @param release goes on with the section {@code release} in YAML's flow style, such as {@code ,
   *     gate: github}
   */
  public TestFreezes(String release) {
    this(release, TestDatabase.fresh().jdbi(), MONDAY);
  }

  /** As another instance has it, or the next one after a restart, over that database. */
  public TestFreezes(String release, Jdbi jdbi, Instant now) {
    this(jdbi, now, CONFIG.formatted(release));
  }

  /** The bot after a restart, with its configuration changed. */
  public TestFreezes restarted(String from, String to) {
    String before = CONFIG.formatted("");
    if (!before.contains(from)) {
      throw new AssertionError("not configured: " + from);
    }
    return new TestFreezes(jdbi, now(), before.replace(from, to));
  }

  private TestFreezes(Jdbi jdbi, Instant now, String yaml) {
    calendar = new TestReleases(yaml, jdbi);
    calendar.clock.set(now);
    calendar.company.directory.member("URAE", "rae", "Rae");
    config = calendar.config;
    this.jdbi = jdbi;
    company = calendar.company;
    outbox = calendar.outbox;
    clock = calendar.clock;
    audit = calendar.audit;
    home = calendar.home;
    verbs = calendar.verbs;
    reception = calendar.ground.reception();
    transactions = calendar.ground.transactions();
    people = calendar.people;
    ground = ground(outbox);
    releases = calendar.releases;
    room = FreezeFeature.FreezeRoom.on(ground, releases);
    var feature = room.open(ground, verbs, home);
    freezes = feature.freezes();
    timers = feature.timers();
  }

  /** What a feature is assembled on that says there what it says, over the same data. */
  public Ground ground(Outbox to) {
    Ground plain = calendar.ground;
    return new Ground(
        plain.config(),
        plain.jdbi(),
        plain.transactions(),
        plain.audit(),
        to,
        plain.places(),
        (when, timed) -> wakeups.add(when),
        plain.directory(),
        plain.people(),
        plain.permalinks(),
        plain.reception(),
        plain.caughtUp(),
        plain.afterwards(),
        plain.clock(),
        plain.gitHub());
  }

  public static By by(PersonId who) {
    return By.person(who, "/freeze");
  }

  public Instant now() {
    return clock.instant();
  }

  /** The freeze that goes on. */
  public Freeze active() {
    return freezes.active().orElseThrow(() -> new AssertionError("nothing is frozen"));
  }

  /** Dora has frozen main by hand, now. */
  public Freeze begunByHand() {
    transactions.run(
        () -> {
          room.store().hold();
          room.freezing().beginByHand(Optional.of("The nightly build is broken"), by(DORA), now());
        });
    return active();
  }

  /** Dora has planned 4.60.0, and the clock stands where it stood. */
  public Release planned() {
    return calendar.planned(VERSION, RELEASE_AT);
  }

  /** The clock stands where the freeze of 4.60.0 begins, and it has begun. */
  public Freeze begun() {
    Release release = planned();
    clock.set(FREEZE_AT);
    transactions.run(() -> room.calendar().due(release.id(), now()));
    return active();
  }

  /** The clock stands where the deep freeze of 4.60.0 begins, and it has begun. */
  public Freeze deepened() {
    if (freezes.active().isEmpty()) {
      begun();
    }
    clock.set(DEEP_AT);
    room.rounds().due(now());
    return active();
  }

  /** Dora has lifted the freeze that goes on, now. */
  public Freeze lifted() {
    Freeze before = active();
    transactions.run(
        () ->
            room.freezing()
                .lift(
                    room.store().lockActive().orElseThrow(),
                    ending(before),
                    "It was a mistake",
                    Optional.empty(),
                    by(DORA),
                    now()));
    return freezes.find(before.id()).orElseThrow();
  }

  private Ending ending(Freeze before) {
    return before
        .releaseAt()
        .map(due -> due.isAfter(now()) ? Ending.EARLY : Ending.RELEASED)
        .orElse(Ending.BY_HAND);
  }

  /** Time passes, and the freeze's timers are woken whenever they have asked for it. */
  public void passes(Duration time) {
    passes(time, timers);
  }

  /** Time passes, and all these are woken whenever they have asked for it. */
  public void passes(Duration time, List<? extends Timed> woken) {
    Instant end = now().plus(time);
    Instant last = Instant.MIN;
    while (true) {
      Instant after = last;
      Optional<Instant> next =
          woken.stream()
              .flatMap(timed -> timed.nextDue().stream())
              .filter(at -> at.isAfter(after) && !at.isAfter(end))
              .min(Instant::compareTo);
      if (next.isEmpty()) {
        break;
      }
      last = next.get();
      Instant at = last.isAfter(now()) ? last : now();
      clock.set(at);
      woken.forEach(timed -> timed.due(at));
    }
    clock.set(end);
    woken.forEach(timed -> timed.due(end));
  }

  /** As {@link #passes}, until that instant. */
  public void passesUntil(Instant end) {
    passes(Duration.between(now(), end));
  }

  /** What this feature announces in messages of their own, in order. */
  public List<String> announced() {
    return outbox.keys("freeze:").stream()
        .map(outbox::message)
        .filter(it -> it.to().lane().equals(HELP) && it.under() instanceof Under.Nothing)
        .map(it -> it.content().text())
        .toList();
  }

  /** The card of a freeze, as it shows. */
  public String card(Freeze freeze) {
    return outbox.text(freeze.card());
  }

  /** What was done to a freeze, the first first. */
  public List<String> audited(Freeze freeze) {
    var acts =
        new ArrayList<>(
            audit.about("freeze/" + freeze.id(), 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }
}
