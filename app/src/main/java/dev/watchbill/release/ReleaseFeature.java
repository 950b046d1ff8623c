package dev.watchbill.release;

import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import java.util.List;

/**
 * {@code /freeze plan|move|cancel|schedule}: the release calendar, and whatever else is typed after
 * {@code /freeze}.
 *
 * @param releases the door for what follows releases
 * @param verbs for the words other features add to {@code /freeze}
 * @param chores none: what was released when is remembered
 */
public record ReleaseFeature(
    Releases releases, FreezeVerbs verbs, List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static ReleaseFeature assemble(Ground ground, HomeParts home) {
    var config = ground.config().release();
    var keepers = new ReleaseKeepers(ground.people(), config.dri());
    var messages = new ReleaseMessages(ground.people(), config.branch(), config.zone());
    var notices = new ReleaseNotices(ground.outbox(), ground.directory(), config, messages);
    var releases =
        new Releases(
            new ReleaseStore(ground.jdbi()),
            config,
            keepers,
            notices,
            ground.audit(),
            ground.transactions(),
            ground.clock());
    var verbs = new FreezeVerbs();
    var forms = new ReleaseFormMessages(messages, config);
    new ReleaseSlack(releases, keepers, config, messages, forms, notices, ground.clock())
        .listen(ground.reception(), verbs);
    new ReleaseFormSlack(releases, config, messages, forms, ground.clock())
        .listen(ground.reception());
    new FreezeCommandSlack(verbs).listen(ground.reception());
    return new ReleaseFeature(releases, verbs, List.of(new ReleaseTimers(releases)), List.of());
  }
}
