package dev.watchbill.sandbox.github;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What there is on the stand-in for GitHub. Kept by a {@link ProjectFile}, if anybody sets one up;
 * issues are not. Safe for concurrent use.
 */
public final class GitHub {
  /** What the sandbox's bot is given as {@code GITHUB_TOKEN}. */
  public static final String TOKEN = "sandbox-github-token";

  /** The default branch of every repository. */
  public static final String BRANCH = "main";

  private final Clock clock;
  private final Map<String, Map<Integer, GitHubIssue>> repositories =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Project> projects =
      new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Collection<MergeGuard> guards = new CopyOnWriteArrayList<>();
  private final Collection<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** One on which it is always the same instant: enough for issues. */
  public GitHub() {
    this(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** One that lives by this clock. */
  public GitHub(Clock clock) {
    this.clock = clock;
  }

  /** An empty repository, {@code owner/name}; nothing happens if it is there. */
  public GitHub repository(String name) {
    repositories.computeIfAbsent(name, key -> new ConcurrentSkipListMap<>());
    projects.computeIfAbsent(
        name, key -> new Project(key, clock, guards, () -> lastIssue(key), this::changed));
    return this;
  }

  /**
   * A repository's pull requests and rules.
   *
   * @throws NoSuchElementException if it is not there
   */
  public Project project(String name) {
    return findProject(name)
        .orElseThrow(() -> new NoSuchElementException("There is no repository " + name + "."));
  }

  Optional<Project> findProject(String name) {
    return Optional.ofNullable(projects.get(name));
  }

  /** From now on this service has a say in what merges. */
  public GitHub guardedBy(MergeGuard guard) {
    guards.add(guard);
    return this;
  }

  /** Tells that pull requests, statuses or rules have changed; must be quick. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  /** Files an issue, or replaces the one with its number. */
  public void put(GitHubIssue issue) {
    repository(issue.repository());
    issuesOf(issue.repository()).put(issue.number(), issue);
  }

  /** Takes everything away. */
  public void clear() {
    repositories.clear();
    projects.clear();
  }

  /**
   * Closes an issue.
   *
   * @throws NoSuchElementException if there is none
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

  private int lastIssue(String repository) {
    return issuesOf(repository).keySet().stream().mapToInt(each -> each).max().orElse(0);
  }

  private Map<Integer, GitHubIssue> issuesOf(String repository) {
    return repositories.getOrDefault(repository, Map.of());
  }
}
