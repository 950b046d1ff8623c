package dev.watchbill.gate;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.release.ReleaseKeepers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;

/** The button under what is said of a former gate: a person has undone there what it held. */
final class UndoneSlack {
  private final ReleaseKeepers keepers;
  private final GateStore ours;
  private final Function<GateName, GateStore> stores;
  private final Function<GateName, GateNotices> notices;
  private final Transactions transactions;
  private final AuditTrail audit;
  private final Clock clock;

  UndoneSlack(
      ReleaseKeepers keepers,
      GateStore ours,
      Function<GateName, GateStore> stores,
      Function<GateName, GateNotices> notices,
      Transactions transactions,
      AuditTrail audit,
      Clock clock) {
    this.keepers = keepers;
    this.ours = ours;
    this.stores = stores;
    this.notices = notices;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  void listen(Reception reception) {
    reception.action(GateMessages.DONE, this::undone);
  }

  private Reply undone(Click click) {
    By by = By.person(new PersonId(click.userId()), "a button");
    if (keepers.may(by.who(), "say that a gate is open") instanceof Ruling.Denied denied) {
      return Reply.ephemeral(denied.reason());
    }
    if (!ours.others().contains(click.value())) {
      return Reply.ephemeral("Nothing is amiss there any more.");
    }
    var former = GateName.parse(click.value());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    transactions.run(
        () -> {
          var store = stores.apply(former);
          store
              .lock()
              .ifPresent(
                  gate -> {
                    store.update(gate.seen(Known.NOTHING, now, now.plus(GatePolicy.ROUTINE)));
                    store.release(store.lease(now)); // whoever looks comes too late
                    notices.apply(former).over(now);
                    audit.record(
                        new AuditEntry(
                            now,
                            by.actor(),
                            "gate.undone-by-hand",
                            "gate/" + former.branch().name(),
                            Map.of("from", by.from(), "gate", former.toString())));
                  });
        });
    return Reply.nothing();
  }
}
