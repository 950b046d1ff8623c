package dev.watchbill.gate;

import dev.watchbill.exemption.Exemption;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.release.FreezeVerbs;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /freeze gate}, and the button that has it looked at. */
final class GateSlack {
  private static final String HELP =
      "*The gate*\n`/freeze gate` what stops a merge, how it stands, and what is amiss with it";

  private final GateStore store;
  private final GateMessages messages;
  private final Supplier<Wish> wishes;
  private final boolean byCommit;
  private final String branch;
  private final Transactions transactions;
  private final AuditTrail audit;
  private final Wakeups wakeups;
  private final Clock clock;

  /**
   * @param byCommit whether a pull request gets through by its commit, rather than its number
   */
  GateSlack(
      GateStore store,
      GateMessages messages,
      Supplier<Wish> wishes,
      boolean byCommit,
      String branch,
      Transactions transactions,
      AuditTrail audit,
      Wakeups wakeups,
      Clock clock) {
    this.store = store;
    this.messages = messages;
    this.wishes = wishes;
    this.byCommit = byCommit;
    this.branch = branch;
    this.transactions = transactions;
    this.audit = audit;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** Where there is no gate. */
  static void listenWithout(FreezeVerbs verbs, String branch) {
    verbs.verb("gate", Set.of(), typed -> Reply.ephemeral(GateMessages.noGateAtAll(branch)));
    verbs.help(reader -> HELP);
  }

  void listen(Reception reception, FreezeVerbs verbs) {
    reception.action(GateMessages.LOOK, this::look);
    verbs.verb("gate", Set.of(), typed -> stands());
    verbs.help(reader -> HELP);
  }

  Reply stands() {
    return transactions.inOne(
        () -> {
          Wish wish = wishes.get();
          List<Integer> waiting =
              byCommit
                  ? wish.exempt().stream()
                      .filter(it -> it.commit().isEmpty())
                      .map(Exemption::number)
                      .toList()
                  : List.of();
          return Reply.ephemeral(
              messages.stands(store.find(), store.troubles(), wish, waiting, instant()));
        });
  }

  Reply look(Click click) {
    By by = By.person(new PersonId(click.userId()), "a button");
    Instant now = instant();
    transactions.run(
        () -> {
          store.doubt(now);
          audit.record(
              new AuditEntry(
                  now, by.actor(), "gate.look", "gate/" + branch, Map.of("from", by.from())));
          wakeups.at(now, GateTimers.TIMED);
        });
    return Reply.ephemeral("I look at it now; `/freeze gate` shows what I find.");
  }

  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
