package dev.watchbill.alias;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.UserGroups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Aliases, pointed at whoever is on call.
 *
 * @param aliases for other features
 * @param timers to be woken
 */
public record AliasFeature(Aliases aliases, List<Timed> timers) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param verbs what is added to {@code /oncall}
   */
  public static AliasFeature assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Rotations rotations,
      UserGroups userGroups,
      OnCallVerbs verbs,
      Reception reception,
      Clock clock) {
    var store = new AliasStore(jdbi);
    var messages = new AliasMessages(config, people);
    var news = new AliasNews(store, people, outbox, messages, audit);
    var rounds =
        new AliasRounds(config, store, news, directory, rotations, userGroups, transactions, clock);
    var aliases =
        new Aliases(
            config,
            store,
            news,
            messages,
            directory,
            people,
            rotations,
            transactions,
            wakeups,
            clock);
    new AliasSlack(aliases).listen(reception);
    rotations.whenPlanChanges(rotation -> wakeups.at(clock.instant(), Aliases.TIMED));
    verbs.aside(aliases::aside);
    return new AliasFeature(aliases, List.of(new AliasTimers(rounds)));
  }
}
