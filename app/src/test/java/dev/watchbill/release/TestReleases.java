package dev.watchbill.release;

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
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.slack.AtReception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.storage.TestDatabase;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * A release calendar over a Postgres of its own, at a settable time, in the company of TestPeople.
 * It is Monday, 30 November 2026, 9:00 in Los Angeles, where releases live. Dora is the DRI, Ada
 * the admin; Quinn is the QA lead of both groups, Maya manages MDM, Sol and Sam Software; Ben is
 * nothing in particular.
 */
public final class TestReleases {
  public static final PersonId ADA = new PersonId("UADA");
  public static final PersonId BEN = new PersonId("UBEN");
  public static final PersonId DORA = new PersonId("UDORA");
  public static final PersonId MAYA = new PersonId("UMAYA");
  public static final PersonId QUINN = new PersonId("UQUINN");
  public static final PersonId SAM = new PersonId("USAM");
  public static final PersonId SOL = new PersonId("USOL");

  /** Where freezes and releases are announced, and where readiness is declared. */
  public static final String HELP = "CHELP";

  public static final String QA = "CQA";

  public static final Instant MONDAY = Instant.parse("2026-11-30T17:00:00Z");

  /** Wednesday, 16 December, 17:00 in Los Angeles; its freeze begins on Tuesday, the 15th, 9:00. */
  public static final Instant RELEASE = Instant.parse("2026-12-17T01:00:00Z");

  private static final String CONFIG =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com }
        software: { name: Software, manager: "@software-managers", qa_lead: quinn@example.com }
      rotations:
        developer: { escalation: [ada@example.com, "@software-managers"], backup: dora@example.com }
        infrastructure: { escalation: [ada@example.com], backup: dora@example.com }
      release: { dri: dora@example.com, repository: example/example }
      """;

  public final TestPeople company = new TestPeople();
  public final Jdbi jdbi;
  public final WatchbillConfig config;
  public final SettableClock clock = new SettableClock(MONDAY);
  public final AuditTrail audit;
  public final SaidOutbox outbox = new SaidOutbox();
  public final HomeParts home = new HomeParts();
  public final Ground ground;
  public final AtReception slack;
  public final People people;
  public final ReleaseFeature feature;
  public final Releases releases;
  public final FreezeVerbs verbs;

  public TestReleases() {
    this(CONFIG, TestDatabase.fresh().jdbi());
  }

  /** As an instance has it that is configured so, over that database. */
  public TestReleases(String config, Jdbi jdbi) {
    this.jdbi = jdbi;
    this.config = ConfigLoader.load("test.yml", config);
    this.audit = new AuditTrail(new AuditStore(jdbi));
    company.directory.channel(HELP, "help-engineering").channel(QA, "help-qa");
    ground = new TestGround(jdbi, this.config, company.directory, audit, clock).saying(outbox);
    slack = new AtReception(ground.reception());
    people = ground.people();
    feature = ReleaseFeature.assemble(ground, home);
    releases = feature.releases();
    verbs = feature.verbs();
  }

  /** The file that they are configured with. */
  public static String config() {
    return CONFIG;
  }

  /** Dora has planned 4.60.0 for {@link #RELEASE}. */
  public Release planned() {
    return planned("4.60.0", RELEASE);
  }

  /** Dora has planned that release, also if its freeze begins at once. */
  public Release planned(String version, Instant at) {
    return done(releases.plan(version, at, By.person(DORA, "/freeze"), true));
  }

  /** Dora has moved it, whatever that does to its freeze. */
  public Release moved(Release release, Instant at) {
    return done(releases.move(release.version(), at, By.person(DORA, "/freeze"), true));
  }

  /** Dora has cancelled it, whatever that does to its freeze. */
  public Release cancelled(Release release) {
    return done(releases.cancel(release.version(), By.person(DORA, "/freeze"), true));
  }

  /** What {@code /freeze} answers. */
  public Reply typed(PersonId who, String words) {
    return slack.types(who.value(), "/freeze", words);
  }

  /** The same, where it is words. */
  public String said(PersonId who, String words) {
    return ((Reply.Ephemeral) typed(who, words)).content().text();
  }

  private static Release done(ReleaseAnswer answer) {
    if (answer instanceof ReleaseAnswer.Done done) {
      return done.release();
    }
    throw new AssertionError("not done: " + answer);
  }
}
