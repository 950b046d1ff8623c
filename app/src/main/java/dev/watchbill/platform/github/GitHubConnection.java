package dev.watchbill.platform.github;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GitHub, asked with a token. A call ends within seconds: it is not tried over and over, and where
 * GitHub limits the rate it fails at once. The token is in no log and no exception.
 */
public final class GitHubConnection implements Issues, IssueCounts {
  private static final Logger LOG = LoggerFactory.getLogger(GitHubConnection.class);
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final GitHub gitHub;

  private GitHubConnection(GitHub gitHub) {
    this.gitHub = gitHub;
  }

  /**
   * Opens one; nothing is called yet.
   *
   * @param apiUrl {@code https://api.github.com/}, or that of a GitHub of one's own
   */
  public static GitHubConnection open(URI apiUrl, String token) {
    return open(apiUrl, token, PATIENCE);
  }

  static GitHubConnection open(URI apiUrl, String token, Duration patience) {
    try {
      return new GitHubConnection(
          new GitHubBuilder()
              .withEndpoint(apiUrl.toString().replaceFirst("/+$", ""))
              // Not withOAuthToken: it asks whose the token is, and one of an app is nobody's.
              .withAuthorizationProvider(() -> "Bearer " + token)
              .withConnector(new GitHubWire(CONNECTING, patience))
              .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
              .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException("GitHub at " + apiUrl + " cannot be called", e);
    }
  }

  @Override
  public Optional<String> title(IssueRef issue) {
    try {
      var repository = asked(() -> gitHub.getRepository(issue.owner() + "/" + issue.repository()));
      var title = asked(() -> repository.getIssue(issue.number())).getTitle();
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
    return asked(
        () -> gitHub.searchIssues().q(query.text()).list().withPageSize(1).getTotalCount());
  }

  /**
   * What is amiss with GitHub, the token, or the repository, in a sentence; one cheap call.
   *
   * @param repository {@code owner/name}
   */
  public Optional<String> trouble(String repository) {
    try {
      var unused = asked(() -> gitHub.getRepository(repository));
      return Optional.empty();
    } catch (GitHubAway e) {
      return Optional.of(e.sentence());
    }
  }

  /** A call of the library. */
  private interface Call<T> {
    T make() throws IOException;
  }

  /** What the library throws, checked or not, is told apart here, and goes no further. */
  private static <T> T asked(Call<T> call) throws GitHubAway {
    try {
      return call.make();
    } catch (IOException | RuntimeException e) {
      throw new GitHubAway(sentence(e));
    }
  }

  private static String sentence(Exception failure) {
    if (causes(failure).anyMatch(HttpTimeoutException.class::isInstance)) {
      return "GitHub did not answer in time.";
    }
    if (causes(failure).anyMatch(FileNotFoundException.class::isInstance)) {
      return ofStatus(404);
    }
    return causes(failure)
        .filter(HttpException.class::isInstance)
        .map(answer -> ((HttpException) answer).getResponseCode())
        .filter(status -> status > 0)
        .findFirst()
        .map(GitHubConnection::ofStatus)
        .orElseGet(
            () ->
                causes(failure).anyMatch(SocketException.class::isInstance)
                    ? "GitHub cannot be reached."
                    : "GitHub's answer is not understood.");
  }

  private static String ofStatus(int status) {
    return switch (status) {
      case 200 -> "GitHub's answer is not understood.";
      case 401 -> "GitHub does not accept GITHUB_TOKEN (401): it is wrong, or has expired.";
      case 403, 429 ->
          "GitHub refuses for now (%d): too many calls, or the token may not do this."
              .formatted(status);
      case 404, 410, 422 ->
          "GitHub shows nothing there (%d): it does not exist, or the token may not see it."
              .formatted(status);
      default -> "GitHub is in trouble (%d).".formatted(status);
    };
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
