package dev.watchbill.sandbox.github;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What there is on the stand-in for GitHub. Nothing of it is kept. Safe for concurrent use. */
public final class GitHub {
  /** What the sandbox's bot is given as {@code GITHUB_TOKEN}. */
  public static final String TOKEN = "sandbox-github-token";

  private final Map<String, Map<Integer, GitHubIssue>> repositories =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

  /** An empty repository, {@code owner/name}; nothing happens if it is there. */
  public GitHub repository(String name) {
    repositories.computeIfAbsent(name, key -> new ConcurrentSkipListMap<>());
    return this;
  }

  /** Files an issue, or replaces the one with its number. */
  public void put(GitHubIssue issue) {
    repository(issue.repository());
    issuesOf(issue.repository()).put(issue.number(), issue);
  }

  /** Takes everything away. */
  public void clear() {
    repositories.clear();
  }

  /**
   * Closes an issue.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public void close(String repository, int number, Instant at) {
    var issue = issue(repository, number).orElseThrow();
    put(
        new GitHubIssue(
            issue.repository(),
            number,
            issue.title(),
            issue.labels(),
            issue.createdAt(),
            Optional.of(at)));
  }

  /** The name of a repository as it is written, if it is there. */
  Optional<String> named(String name) {
    return repositories.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /** The issue of that number. */
  public Optional<GitHubIssue> issue(String repository, int number) {
    return Optional.ofNullable(issuesOf(repository).get(number));
  }

  /** What is found, the newest first. */
  List<GitHubIssue> found(GitHubSearch search) {
    return search.repository().map(this::issuesOf).orElseGet(Map::of).values().stream()
        .filter(search::finds)
        .sorted((one, other) -> other.createdAt().compareTo(one.createdAt()))
        .toList();
  }

  private Map<Integer, GitHubIssue> issuesOf(String repository) {
    return repositories.getOrDefault(repository, Map.of());
  }
}
