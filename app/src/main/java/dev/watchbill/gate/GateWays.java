package dev.watchbill.gate;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.config.ReleaseConfig.Branch;
import dev.watchbill.platform.github.Repository;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import java.util.Optional;
import java.util.function.Function;

/** The ways into the services that can stop a merge. */
record GateWays(
    ReleaseConfig config,
    Function<String, Optional<Repository>> repositories,
    Function<Branch, Optional<MergeFreeze>> mergeFreezes) {

  /** The gate of that name; empty if it is none, or nobody can get in there. */
  Optional<MergeGate> into(GateName name, StatusStore statuses) {
    var words = new GateWords(config.zone());
    return switch (name.kind()) {
      case NONE -> Optional.empty();
      case MERGE_FREEZE ->
          mergeFreezes.apply(name.branch()).map(its -> new MergeFreezeGate(its, words));
      case GITHUB ->
          repositories
              .apply(name.branch().repository())
              .map(
                  its ->
                      new GitHubGate(
                          its.merging(),
                          name.branch().name(),
                          config.check().context(),
                          config.check().every(),
                          statuses,
                          words));
    };
  }

  /** The same, for a gate that is to be let go: where nobody can get in, people have to do it. */
  MergeGate outOf(GateName name, StatusStore statuses) {
    return into(name, statuses)
        .orElseGet(
            () ->
                switch (name.kind()) {
                  case GITHUB ->
                      new LockedGate(
                          "GitHub",
                          GitHubGate.byHand(name.branch().name()),
                          "GITHUB_TOKEN, or GITHUB_APP_ID and GITHUB_APP_KEY_FILE");
                  case MERGE_FREEZE ->
                      new LockedGate("Merge Freeze", MergeFreezeGate.BY_HAND, "MERGE_FREEZE_TOKEN");
                  case NONE -> throw new IllegalArgumentException(name + " holds nothing");
                });
  }
}
