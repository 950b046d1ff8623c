package dev.watchbill.platform.github;

import java.util.List;
import java.util.Optional;

/**
 * What has to be green on one repository before a pull request merges, as far as it is the bot's.
 * Slow: never call it inside a transaction. Every call may be made again and does the same.
 */
public interface Merging {
  /**
   * How far a branch requires a status check.
   *
   * @param required whether the check of that name must be green on the branch now, by whatever
   *     rule
   * @param ours whether the bot's own rule is there, switched on, and as the bot would write it
   * @param bypassing who may merge without it, in words for people; empty if nobody may
   */
  record Requirement(boolean required, boolean ours, List<String> bypassing) {
    public Requirement {
      bypassing = List.copyOf(bypassing);
    }
  }

  /**
   * How a status check stands on a commit.
   *
   * @param green whether it is a success
   */
  record Status(boolean green, String description) {}

  /**
   * Somebody's turn in the merge queue.
   *
   * @param number the pull request
   * @param head the commit that is tried out, on which the check must be green as well
   * @param base the commit that it is built on: where the branch is, or the {@code head} of whoever
   *     is ahead
   */
  record Queued(int number, String head, String base) {}

  /**
   * Whether {@code check} is required on {@code branch}.
   *
   * @throws GitHubAway if GitHub does not say
   */
  Requirement requirement(String branch, String check) throws GitHubAway;

  /**
   * Requires {@code check} on {@code branch}, or does not any more. Rules that others made stay as
   * they are.
   *
   * @throws GitHubAway if GitHub does not do it; the sentence says what is missing
   */
  void require(String branch, String check, boolean required) throws GitHubAway;

  /**
   * How {@code check} stands on a commit; empty if nobody has said.
   *
   * @throws GitHubAway if GitHub does not say
   */
  Optional<Status> status(String commit, String check) throws GitHubAway;

  /**
   * Says how {@code check} stands on a commit.
   *
   * @param status its description up to 140 characters
   * @throws GitHubAway if GitHub does not take it
   */
  void report(String commit, String check, Status status) throws GitHubAway;

  /**
   * What waits in the merge queue of {@code branch}; empty if there is no queue.
   *
   * @throws GitHubAway if GitHub does not say
   */
  List<Queued> queue(String branch) throws GitHubAway;

  /**
   * The commit at which {@code branch} is.
   *
   * @throws GitHubAway if GitHub does not say
   */
  String tip(String branch) throws GitHubAway;

  /**
   * The commit at which a pull request is; empty if there is no such pull request.
   *
   * @throws GitHubAway if GitHub does not say
   */
  Optional<String> head(int number) throws GitHubAway;
}
