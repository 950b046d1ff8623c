package dev.watchbill.platform.github;

/** Counts issues on GitHub. Slow: never call it before an answer that somebody waits for. */
public interface IssueCounts {
  /**
   * How many issues there are of that kind now. GitHub's search may lag behind by some seconds.
   *
   * @throws GitHubAway if it does not say
   */
  int matching(IssueQuery query) throws GitHubAway;
}
