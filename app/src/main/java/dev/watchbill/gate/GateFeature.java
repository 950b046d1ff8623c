package dev.watchbill.gate;

import dev.watchbill.exemption.Exemptions;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.platform.github.Repository;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import dev.watchbill.release.FreezeVerbs;
import java.util.List;
import java.util.Optional;

/** The gate, as configured: none, Merge Freeze, or a required check on GitHub. */
public record GateFeature(List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static GateFeature assemble(
      Ground ground,
      Freezes freezes,
      Exemptions exemptions,
      Optional<Repository> repository,
      Optional<MergeFreeze> mergeFreeze,
      FreezeVerbs verbs) {
    return new GateFeature(List.of(), List.of());
  }
}
