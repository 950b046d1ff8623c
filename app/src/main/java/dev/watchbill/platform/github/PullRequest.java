package dev.watchbill.platform.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pull request as GitHub tells of it. Everything in it was typed by people.
 *
 * @param author GitHub's login
 * @param head the commit that would be merged
 * @param base the branch it goes into
 * @param fork whether it comes from another repository
 * @param updatedAt when anything about it changed last
 */
public record PullRequest(
    int number,
    String title,
    String author,
    String address,
    State state,
    boolean draft,
    List<String> labels,
    String head,
    String base,
    boolean fork,
    Instant updatedAt,
    Optional<Instant> mergedAt) {
  public PullRequest {
    labels = List.copyOf(labels);
  }

  /** What has become of it. */
  public enum State {
    OPEN,
    MERGED,
    CLOSED
  }
}
