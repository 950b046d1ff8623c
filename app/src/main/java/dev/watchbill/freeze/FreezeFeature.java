package dev.watchbill.freeze;

import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.release.Releases;
import java.util.List;

/**
 * {@code /freeze now|lift|status}: the freeze.
 *
 * @param freezes the door for what depends on it
 */
public record FreezeFeature(Freezes freezes, List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static FreezeFeature assemble(
      Ground ground, Releases releases, FreezeVerbs verbs, HomeParts home) {
    return new FreezeFeature(new Freezes(), List.of(), List.of());
  }
}
