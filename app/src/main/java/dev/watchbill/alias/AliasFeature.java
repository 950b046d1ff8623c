package dev.watchbill.alias;

import dev.watchbill.ground.Ground;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.slack.UserGroups;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import java.util.List;

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
      Ground ground, Rotations rotations, UserGroups userGroups, OnCallVerbs verbs) {
    var store = new AliasStore(ground.jdbi());
    var messages = new AliasMessages(ground.config(), ground.people());
    var news = new AliasNews(store, ground.people(), ground.outbox(), messages, ground.audit());
    var rounds =
        new AliasRounds(
            ground.config(),
            store,
            news,
            ground.directory(),
            rotations,
            userGroups,
            ground.transactions(),
            ground.clock());
    var aliases =
        new Aliases(
            ground.config(),
            store,
            news,
            messages,
            ground.directory(),
            ground.people(),
            rotations,
            ground.transactions(),
            ground.wakeups(),
            ground.clock());
    new AliasSlack(aliases).listen(ground.reception());
    rotations.whenPlanChanges(
        rotation -> ground.wakeups().at(ground.clock().instant(), Aliases.TIMED));
    verbs.aside(aliases::aside);
    return new AliasFeature(aliases, List.of(new AliasTimers(rounds)));
  }
}
