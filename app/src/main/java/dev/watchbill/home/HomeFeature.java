package dev.watchbill.home;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.slack.HomeTabs;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * The Home tab, kept current without being asked.
 *
 * @param timers to be woken
 * @param chores forget who did not open theirs for long
 */
public record HomeFeature(Timed timers, List<Chore> chores) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param openRequests what a reader holds and has not resolved, in mrkdwn; empty if nothing.
   *     Points in time as {@code <!date…>} only
   * @param parts what the other features have to show, now or later
   * @param afterwards does what calls Slack, so that nobody waits for it
   */
  public static HomeFeature assemble(
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Wakeups wakeups,
      People people,
      Rotations rotations,
      Function<PersonId, Optional<String>> openRequests,
      HomeParts parts,
      HomeTabs tabs,
      Reception reception,
      Executor afterwards,
      Clock clock) {
    var store = new HomeStore(jdbi);
    var views = new HomeViews(rotations, openRequests, parts, people, clock);
    var homes = new Homes(store, views, tabs, rotations, transactions, wakeups, afterwards, clock);
    audit.whenRecorded(homes::somethingHappened);
    new HomeSlack(homes).listen(reception);
    return new HomeFeature(
        new HomeTimers(homes),
        List.of(new Chore("viewers of Home tabs", Homes.REMEMBERED, store::forgetOpenedBefore)));
  }
}
