package dev.watchbill.rotation;

import dev.watchbill.SettableClock;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.Permissions;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Two rotations over a Postgres of their own, at a settable time, in the company of TestPeople. */
final class TestRotations {
  static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  static final PersonId ADA = new PersonId("UADA");
  static final PersonId MAYA = new PersonId("UMAYA");
  static final PersonId SOL = new PersonId("USOL");
  static final PersonId SAM = new PersonId("USAM");
  static final PersonId BEN = new PersonId("UBEN");
  static final PersonId DORA = new PersonId("UDORA");
  static final PersonId QUINN = new PersonId("UQUINN");
  static final LocalDate LONG_AGO = LocalDate.of(2026, 1, 5);

  static final RotationRules DEVELOPER =
      rules("developer", "oncall", LocalDateTime.parse("2026-09-02T10:00"));
  static final RotationRules INFRASTRUCTURE =
      rules("infrastructure", "infrastructure-oncall", LocalDateTime.parse("2026-08-31T09:00"));

  final Jdbi jdbi = TestDatabase.fresh().jdbi();
  final Transactions transactions = new Transactions(jdbi);
  final TestPeople company = new TestPeople();
  final People people = company.people;
  final Outgoing outbox = new Outgoing();
  final SettableClock clock = new SettableClock(DEVELOPER.plan().changeover().handoff(0));
  final RotationStore store = new RotationStore(jdbi);
  final OverrideStore overrideStore = new OverrideStore(jdbi);
  final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  final List<Instant> wakeups = Collections.synchronizedList(new ArrayList<>());
  final PlanNews news = new PlanNews();
  final Rotations rotations = over(List.of(DEVELOPER, INFRASTRUCTURE));
  final Overrides overrides =
      new Overrides(
          rotations.names(),
          store,
          overrideStore,
          news,
          transactions,
          (when, timed) -> wakeups.add(when),
          clock);

  static RotationRules rules(String name, String alias, LocalDateTime anchor) {
    return new RotationRules(
        name,
        alias,
        new PlanPolicy(new Changeover(anchor, 1, PACIFIC), true, Period.ofWeeks(52)),
        Period.ofWeeks(3));
  }

  /** The company's configuration with both rotations in it. */
  static WatchbillConfig configOf(WatchbillConfig config) {
    var rotations = new LinkedHashMap<>(config.rotations());
    rotations.put("infrastructure", config.rotations().values().iterator().next());
    return new WatchbillConfig(
        config.admins(),
        config.hours(),
        config.groups(),
        rotations,
        config.criticalBug(),
        config.bugFigures(),
        config.release(),
        config.sprint(),
        config.keep());
  }

  /** The same data under another configuration, as after a restart. */
  Rotations over(List<RotationRules> rules) {
    return new Rotations(
        rules,
        store,
        overrideStore,
        new Permissions(people),
        new RotationNotices(outbox, people),
        new RotationAudit(audit),
        news,
        transactions,
        (when, timed) -> wakeups.add(when),
        clock);
  }

  RosterAnswer add(PersonId person, String group) {
    return rotations.add(ADA, "developer", person, group, LONG_AGO, "/oncall add");
  }

  RosterAnswer remove(PersonId person) {
    return rotations.remove(ADA, "developer", person, true, "/oncall remove");
  }

  Instant handoff(int n) {
    return DEVELOPER.plan().changeover().handoff(n);
  }

  List<String> planned(int weeks) {
    return rotations.schedule("developer", weeks).duties().stream()
        .map(duty -> duty.person().value())
        .toList();
  }

  /** What was said to whom, in order. */
  static final class Outgoing implements Outbox {
    private final Map<String, Message> byKey = Collections.synchronizedMap(new LinkedHashMap<>());

    @Override
    public void put(Message message) {
      if (byKey.putIfAbsent(message.key(), message) != null) {
        throw new AssertionError("said twice: " + message.key());
      }
    }

    @Override
    public void edit(String key, Content content) {
      throw new AssertionError("nothing of a rotation is edited: " + key);
    }

    @Override
    public void withdraw(String key) {
      throw new AssertionError("nothing of a rotation is withdrawn: " + key);
    }

    @Override
    public Optional<Posted> posted(String key) {
      return Optional.empty();
    }

    List<String> to(PersonId person) {
      return byKey.values().stream()
          .filter(message -> message.to().lane().equals(person.value()))
          .map(message -> message.content().text())
          .toList();
    }

    void forget() {
      byKey.clear();
    }

    int count() {
      return byKey.size();
    }
  }
}
