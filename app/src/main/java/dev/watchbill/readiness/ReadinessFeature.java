package dev.watchbill.readiness;

import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.release.Releases;
import java.util.List;

/** {@code /freeze ready|checklist}. */
public record ReadinessFeature(List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static ReadinessFeature assemble(
      Ground ground, Releases releases, Freezes freezes, FreezeVerbs verbs, HomeParts home) {
    return new ReadinessFeature(List.of(), List.of());
  }
}
