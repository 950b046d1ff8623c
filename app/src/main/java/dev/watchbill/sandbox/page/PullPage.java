package dev.watchbill.sandbox.page;

import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;

/** The place of the pull requests on the page: what is seen there, and done. */
final class PullPage {
  private final GitHub gitHub;
  private final MergeFreezeBoard mergeFreeze;
  private final PullSight sight;
  private final PullDeeds deeds;

  PullPage(GitHub gitHub, Project project, MergeFreezeBoard mergeFreeze) {
    this.gitHub = gitHub;
    this.mergeFreeze = mergeFreeze;
    this.sight = new PullSight(project, mergeFreeze);
    this.deeds = new PullDeeds(project, mergeFreeze);
  }

  PullSight sight() {
    return sight;
  }

  PullDeeds deeds() {
    return deeds;
  }

  /** Only that something is new: with a thousand of them, whoever looks reads once. */
  void tellsOn(Feed feed) {
    Runnable tell = () -> feed.tellAll("pulls", Json.object());
    gitHub.listen(tell);
    mergeFreeze.listen(tell);
  }
}
