package dev.watchbill.exemption;

import dev.watchbill.freeze.Phase;
import dev.watchbill.platform.github.ChangedPaths;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.github.PullRequest;
import dev.watchbill.platform.github.PullRequests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks GitHub no more than the rules need. Slow: never in a transaction. */
final class PullRequestReader {
  private final PullRequests pullRequests;
  private final ExemptionPolicy policy;

  PullRequestReader(PullRequests pullRequests, ExemptionPolicy policy) {
    this.pullRequests = pullRequests;
    this.policy = policy;
  }

  /**
   * What GitHub tells of a pull request.
   *
   * @param touched empty if it was not asked for
   */
  record Told(PullRequest it, Optional<ChangedPaths> touched) {}

  /** Empty if there is no such pull request. */
  Optional<Told> read(int number, Phase phase) throws GitHubAway {
    Optional<PullRequest> found = pullRequests.find(number);
    return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get(), phase));
  }

  /** The rest of what has to be known about one that is known. */
  Told read(PullRequest it, Phase phase) throws GitHubAway {
    return new Told(
        it,
        policy.needsPaths(phase, it)
            ? Optional.of(pullRequests.paths(it.number()))
            : Optional.empty());
  }

  /** See {@link PullRequests#updatedSince}. */
  List<PullRequest> updatedSince(String branch, Instant since) throws GitHubAway {
    return pullRequests.updatedSince(branch, since);
  }
}
