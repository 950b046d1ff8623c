package dev.watchbill.escalation;

import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.WatchbillConfig;
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
import dev.watchbill.support.Asking;
import dev.watchbill.support.SupportFeature;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequests;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * Escalations over a Postgres of their own, at a settable time, in the company of TestPeople: it is
 * a Tuesday morning in Los Angeles, Ben is on call for both rotations. Ada is the first contact,
 * the software managers (Sol and Sam) come next, and Dora is the backup; each has 30 minutes. The
 * infrastructure rotation keeps outage records, and answers after hours.
 */
final class TestEscalations {
  static final PersonId ADA = new PersonId("UADA");
  static final PersonId BEN = new PersonId("UBEN");
  static final PersonId DORA = new PersonId("UDORA");
  static final PersonId MAYA = new PersonId("UMAYA");
  static final PersonId QUINN = new PersonId("UQUINN");
  static final PersonId SAM = new PersonId("USAM");
  static final PersonId SOL = new PersonId("USOL");
  static final Instant TUESDAY = Instant.parse("2026-09-08T17:00:00Z");
  static final Duration PATIENCE = Duration.ofMinutes(30);
  static final Research RESEARCH =
      new Research("The worker dies", "https://example.com/graph?a=1&b=2", "Restart it");

  private static final String CONFIG =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com, product_manager: quinn@example.com }
      rotations:
        developer: { escalation: [ada@example.com, "@software-managers"], backup: dora@example.com }
        infrastructure: { escalation: [ada@example.com, "@software-managers"], backup: dora@example.com }
      release: { dri: dora@example.com }
      """;

  final Jdbi jdbi = TestDatabase.fresh().jdbi();
  final Transactions transactions = new Transactions(jdbi);
  final TestPeople company = new TestPeople();
  final WatchbillConfig config = ConfigLoader.load("test.yml", CONFIG);
  final People people;
  final Outgoing outbox = new Outgoing();
  final SettableClock clock = new SettableClock(TUESDAY);
  final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  private final TestGround ground = new TestGround(jdbi, config, company.directory, audit, clock);
  final List<Instant> wakeups = Collections.synchronizedList(new ArrayList<>());
  final Rotations rotations;
  final SupportRequests requests;
  final EscalationFeature feature;
  final Escalations escalations;
  final Outages outages;
  boolean caughtUp = true;
  private final AtomicInteger count = new AtomicInteger();

  TestEscalations() {
    company.directory.channel("CHELP", "help-engineering").channel("CP1", "help-p1");
    people = new People(company.directory, config);
    rotations =
        RotationFeature.assemble(ground.saying(new Outgoing()), new OnCallVerbs()).rotations();
    for (String rotation : rotations.names()) {
      rotations.add(ADA, rotation, BEN, "mdm", LocalDate.of(2026, 1, 5), "");
    }
    requests = SupportFeature.assemble(ground.saying(outbox), rotations).requests();
    feature = assemble(outbox);
    escalations = feature.escalations();
    outages = feature.outages();
  }

  /** The same data, as another instance sees it, or the next one after a restart. */
  EscalationFeature assemble(Outbox to) {
    return EscalationFeature.assemble(
        ground.saying(to, (when, timed) -> wakeups.add(when), () -> caughtUp),
        rotations,
        requests,
        new OnCallVerbs());
  }

  /** What hears of escalations. */
  EscalationSlack slack() {
    var messages =
        new EscalationMessages(people, TestGround.PERMALINKS, rotation -> ZoneOffset.UTC);
    var chain =
        new ContactChain(
            config,
            new EscalationStore(jdbi),
            requests,
            people,
            new EscalationNotices(outbox, company.directory, messages),
            new EscalationAudit(audit),
            (when, timed) -> {});
    return new EscalationSlack(
        escalations,
        chain,
        requests,
        people,
        RotationWords.of(config),
        rotations.names(),
        messages,
        clock);
  }

  /** What hears of outages. */
  OutageSlack outageSlack() {
    return new OutageSlack(
        outages,
        people,
        RotationWords.of(config),
        new OutageMessages(people, rotation -> ZoneOffset.UTC));
  }

  /** Quinn asks for whoever is on call, now. */
  SupportRequest asked() {
    String ts = "1788800000.%06d".formatted(count.incrementAndGet());
    return ((SupportRequests.Asked.Opened)
            requests.ask(
                new Asking(
                    "developer",
                    "CHELP",
                    ts,
                    ts,
                    Optional.of(QUINN),
                    "<!subteam^S0|@oncall> profiles do not reach Macs",
                    clock.instant())))
        .request();
  }

  /** A wish of Ben's, like no other. */
  Wish wish(String rotation, Optional<SupportRequest> request) {
    return new Wish(
        BEN,
        rotation,
        request.map(SupportRequest::id),
        RESEARCH,
        0,
        List.of(),
        "V" + count.incrementAndGet());
  }

  Escalation escalated(Wish wish) {
    return done(escalations.escalate(wish));
  }

  /** Ben escalates about no request in particular. */
  Escalation escalated(String rotation) {
    return escalated(wish(rotation, Optional.empty()));
  }

  static Escalation done(EscalationAnswer answer) {
    return ((EscalationAnswer.Done) answer).escalation();
  }

  Escalation now(Escalation escalation) {
    return escalations.find(escalation.id()).orElseThrow();
  }

  /** Time passes, and the timers are woken whenever they have asked for it. */
  void passes(Duration time) {
    Instant end = clock.instant().plus(time);
    Optional<Instant> next = feature.timers().nextDue().filter(at -> !at.isAfter(end));
    while (next.isPresent()) {
      Instant at = next.get().isAfter(clock.instant()) ? next.get() : clock.instant();
      clock.set(at);
      feature.timers().due(at);
      next = feature.timers().nextDue().filter(n -> n.isAfter(at) && !n.isAfter(end));
    }
    clock.set(end);
    feature.timers().due(end);
  }

  /** What was done to it, the first first. */
  List<String> acts(String subject) {
    var acts = new ArrayList<>(audit.about(subject, 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }

  /** What was said, in order; what is put twice under a key counts once, as in the real one. */
  static final class Outgoing implements Outbox {
    private final Map<String, Message> byKey = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Posted> posted = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<String> withdrawn = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile boolean slackFails;

    /** Until it works again nothing is posted. */
    void slackFails(boolean fails) {
      slackFails = fails;
      if (!fails) {
        byKey.values().stream()
            .filter(message -> !withdrawn.contains(message.key()))
            .forEach(this::post);
      }
    }

    @Override
    public void put(Message message) {
      if (byKey.putIfAbsent(message.key(), message) == null && !slackFails) {
        post(message);
      }
    }

    private void post(Message message) {
      posted.putIfAbsent(
          message.key(), new Posted(message.to().lane(), "17.%06d".formatted(posted.size())));
    }

    @Override
    public void edit(String key, Content content) {
      Message old = message(key);
      byKey.put(key, new Message(key, old.to(), old.under(), old.priority(), content));
    }

    @Override
    public void withdraw(String key) {
      if (byKey.containsKey(key) && !posted.containsKey(key)) {
        withdrawn.add(key);
      }
    }

    @Override
    public Optional<Posted> posted(String key) {
      return Optional.ofNullable(posted.get(key));
    }

    /** The intents that reached Slack and begin with that, without it. */
    List<String> said(String prefix) {
      return posted.keySet().stream()
          .filter(key -> key.startsWith(prefix))
          .map(key -> key.substring(prefix.length()))
          .toList();
    }

    /** The texts that reached that person in private. */
    List<String> to(PersonId person) {
      return posted.keySet().stream()
          .map(byKey::get)
          .filter(message -> message.to().lane().equals(person.value()))
          .map(message -> message.content().text())
          .toList();
    }

    String text(String key) {
      return message(key).content().text();
    }

    Message message(String key) {
      return Optional.ofNullable(byKey.get(key))
          .orElseThrow(() -> new IllegalArgumentException(key + " was never put"));
    }
  }
}
