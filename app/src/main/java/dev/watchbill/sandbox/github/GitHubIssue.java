package dev.watchbill.sandbox.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An issue of a repository.
 *
 * @param repository {@code owner/name}
 * @param closedAt when it was closed, if it is
 */
public record GitHubIssue(
    String repository,
    int number,
    String title,
    List<String> labels,
    Instant createdAt,
    Optional<Instant> closedAt) {
  public GitHubIssue {
    labels = List.copyOf(labels);
  }

  boolean isOpen() {
    return closedAt.isEmpty();
  }

  boolean hasLabel(String label) {
    return labels.stream().anyMatch(label::equalsIgnoreCase);
  }
}
