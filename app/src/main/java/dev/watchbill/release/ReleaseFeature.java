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
 */
public record ReleaseFeature(
    Releases releases, FreezeVerbs verbs, List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static ReleaseFeature assemble(Ground ground, HomeParts home) {
    return new ReleaseFeature(new Releases(), new FreezeVerbs(), List.of(), List.of());
  }
}
