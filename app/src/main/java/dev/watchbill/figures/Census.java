package dev.watchbill.figures;

import dev.watchbill.config.WatchbillConfig.BugFiguresConfig;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.github.IssueCounts;
import dev.watchbill.platform.github.IssueQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the bugs of the configured repository, by asking GitHub a few times in a row. */
final class Census {
  private final IssueCounts gitHub;
  private final IssueQuery bugs;
  private final Map<String, List<String>> states;

  Census(IssueCounts gitHub, BugFiguresConfig config) {
    this.gitHub = gitHub;
    this.bugs = IssueQuery.of(config.repository()).labelled(List.of(config.label()));
    this.states = config.states();
  }

  /** Names what is counted; figures of something else cannot be compared with. */
  String counted() {
    return bugs.text();
  }

  /**
   * Counts them now. Slow.
   *
   * @throws GitHubAway if GitHub does not say all of it
   */
  BugFigures take(Instant from, Instant to) throws GitHubAway {
    int opened = gitHub.matching(bugs.created(from, to));
    int closed = gitHub.matching(bugs.closed(from, to));
    int open = gitHub.matching(bugs.open());
    var byState = new LinkedHashMap<String, Integer>();
    for (var state : states.entrySet()) {
      byState.put(state.getKey(), gitHub.matching(bugs.open().labelled(state.getValue())));
    }
    return new BugFigures(from, to, opened, closed, open, byState);
  }
}
