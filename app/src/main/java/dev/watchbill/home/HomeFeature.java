package dev.watchbill.home;

import dev.watchbill.ground.Ground;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.slack.HomeTabs;
import dev.watchbill.rotation.Rotations;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
   */
  public static HomeFeature assemble(
      Ground ground,
      Rotations rotations,
      Function<PersonId, Optional<String>> openRequests,
      HomeParts parts,
      HomeTabs tabs) {
    var store = new HomeStore(ground.jdbi());
    var views = new HomeViews(rotations, openRequests, parts, ground.people(), ground.clock());
    var homes =
        new Homes(
            store,
            views,
            tabs,
            rotations,
            ground.transactions(),
            ground.wakeups(),
            ground.afterwards(),
            ground.clock());
    ground.audit().whenRecorded(homes::somethingHappened);
    new HomeSlack(homes).listen(ground.reception());
    return new HomeFeature(
        new HomeTimers(homes),
        List.of(new Chore("viewers of Home tabs", Homes.REMEMBERED, store::forgetOpenedBefore)));
  }
}
