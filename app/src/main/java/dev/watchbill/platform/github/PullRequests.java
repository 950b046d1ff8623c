package dev.watchbill.platform.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pull requests of one repository. Slow: never call it before an answer that somebody waits
 * for, nor inside a transaction.
 */
public interface PullRequests {
  /**
   * The pull request of that number; empty if there is none.
   *
   * @throws GitHubAway if GitHub does not say
   */
  Optional<PullRequest> find(int number) throws GitHubAway;

  /**
   * The files that it touches.
   *
   * @throws GitHubAway if GitHub does not say
   */
  ChangedPaths paths(int number) throws GitHubAway;

  /**
   * Those into {@code branch}, open or not, about which anything has changed at or after {@code
   * since}, the latest first.
   *
   * @throws GitHubAway if GitHub does not say
   */
  List<PullRequest> updatedSince(String branch, Instant since) throws GitHubAway;
}
