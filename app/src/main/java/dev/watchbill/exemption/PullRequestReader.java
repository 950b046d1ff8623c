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
  /** So often its files are listed while something is pushed to it. */
  private static final int PUSHES = 3;

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

  /**
   * The rest of what has to be known about one that is known. GitHub lists the files of whatever is
   * there at the time: it is looked at again, lest they be those of another commit.
   */
  Told read(PullRequest known, Phase phase) throws GitHubAway {
    PullRequest it = known;
    for (int time = 0; time < PUSHES; time++) {
      if (!policy.needsPaths(phase, it)) {
        return new Told(it, Optional.empty());
      }
      ChangedPaths touched = pullRequests.paths(it.number());
      PullRequest after = pullRequests.find(it.number()).orElse(it);
      if (after.head().equals(it.head())) {
        return new Told(after, Optional.of(touched));
      }
      it = after;
    }
    throw new GitHubAway("Something is pushed again and again while GitHub lists the files.");
  }

  /** See {@link PullRequests#updatedSince}. */
  List<PullRequest> updatedSince(String branch, Instant since) throws GitHubAway {
    return pullRequests.updatedSince(branch, since);
  }
}
