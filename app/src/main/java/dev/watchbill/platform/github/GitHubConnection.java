package dev.watchbill.platform.github;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kohsuke.github.GHRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GitHub, asked with a token or as an app. A call ends within seconds: it is not tried over and
 * over, and where GitHub limits the rate it fails at once. No secret is in any log or exception.
 */
public final class GitHubConnection implements Issues, IssueCounts {
  private static final Logger LOG = LoggerFactory.getLogger(GitHubConnection.class);
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final GitHubWay way;

  private GitHubConnection(GitHubWay way) {
    this.way = way;
  }

  /**
   * Opens one with a token; nothing is called yet.
   *
   * @param apiUrl {@code https://api.github.com/}, or that of a GitHub of one's own
   */
  public static GitHubConnection open(URI apiUrl, String token) {
    return open(apiUrl, token, PATIENCE);
  }

  static GitHubConnection open(URI apiUrl, String token, Duration patience) {
    var wire = new GitHubWire(CONNECTING, patience);
    return new GitHubConnection(new GitHubWay(apiUrl, new TokenLogin(token), wire));
  }

  /**
   * Opens one as a GitHub App, with the rights that it was installed with; nothing is called yet.
   *
   * @param repository one on which it is installed, {@code owner/name}
   */
  public static GitHubConnection open(URI apiUrl, GitHubApp app, String repository, Clock clock) {
    return open(apiUrl, app, repository, clock, PATIENCE);
  }

  static GitHubConnection open(
      URI apiUrl, GitHubApp app, String repository, Clock clock, Duration patience) {
    var wire = new GitHubWire(CONNECTING, patience);
    var login = new AppLogin(wire, apiUrl, app, repository, clock);
    return new GitHubConnection(new GitHubWay(apiUrl, login, wire));
  }

  /**
   * One of its repositories; nothing is called yet.
   *
   * @param name {@code owner/name}
   */
  public Repository repository(String name) {
    return new GitHubRepository(way, name);
  }

  /**
   * Looks what may be done with a repository, changing nothing: a handful of calls.
   *
   * @param name {@code owner/name}
   * @param gate the name of the status check that holds the freeze, if GitHub is to hold it
   */
  public RepositoryCheck check(String name, String branch, Optional<String> gate) {
    return RepositoryCheck.of(way, name, branch, gate);
  }

  @Override
  public Optional<String> title(IssueRef issue) {
    try {
      var repository = library(issue.owner() + "/" + issue.repository());
      var title = way.asked(Need.READ_ISSUES, () -> repository.getIssue(issue.number())).getTitle();
      return Optional.ofNullable(title).map(String::strip).filter(text -> !text.isEmpty());
    } catch (GitHubAway e) {
      LOG.warn("The title of {} is not known: {}", issue, e.sentence());
      return Optional.empty();
    }
  }

  @Override
  public Optional<IssueCounts> counts() {
    return Optional.of(this);
  }

  @Override
  public int matching(IssueQuery query) throws GitHubAway {
    return way.asked(
        Need.READ_ISSUES,
        () -> way.library().searchIssues().q(query.text()).list().withPageSize(1).getTotalCount());
  }

  /**
   * What is amiss with GitHub, the token, or the repository, in a sentence; one cheap call.
   *
   * @param repository {@code owner/name}
   */
  public Optional<String> trouble(String repository) {
    try {
      var unused = library(repository);
      return Optional.empty();
    } catch (GitHubAway e) {
      return Optional.of(e.sentence());
    }
  }

  private GHRepository library(String name) throws GitHubAway {
    return way.asked(Need.READ_REPOSITORY, () -> way.library().getRepository(name));
  }
}
