package dev.watchbill.platform.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;

/**
 * The ways to ask GitHub: the library, and plain JSON for what it lacks, both over one wire. What
 * goes wrong comes out as a sentence, and nothing else does.
 */
final class GitHubWay {
  private final GitHub library;
  private final GitHubJson json;
  private final GitHubLogin login;

  GitHubWay(URI apiUrl, GitHubLogin login, GitHubWire wire) {
    this.login = login;
    this.json = new GitHubJson(wire, apiUrl, login);
    try {
      this.library =
          new GitHubBuilder()
              .withEndpoint(apiUrl.toString().replaceFirst("/+$", ""))
              // Not withOAuthToken: it asks whose the token is, and one of an app is nobody's.
              .withAuthorizationProvider(login)
              .withConnector(wire)
              .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
              .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException("GitHub at " + apiUrl + " cannot be called", e);
    }
  }

  GitHub library() {
    return library;
  }

  GitHubJson json() {
    return json;
  }

  GitHubLogin login() {
    return login;
  }

  /** A call, and the reading of its answer. */
  interface Call<T> {
    T make() throws IOException;
  }

  /** What is thrown, checked or not, is told apart here, and goes no further. */
  <T> T asked(Need need, Call<T> call) throws GitHubAway {
    try {
      return call.make();
    } catch (IOException | RuntimeException e) {
      throw told(e, need);
    }
  }

  /** The same, where it is an answer that there is nothing. */
  <T> Optional<T> found(Need need, Call<T> call) throws GitHubAway {
    try {
      return Optional.of(call.make());
    } catch (IOException | RuntimeException e) {
      if (GitHubFailure.refusal(e).filter(no -> no.status() == 404).isPresent()) {
        return Optional.empty();
      }
      throw told(e, need);
    }
  }

  private GitHubAway told(Exception failure, Need need) {
    if (GitHubFailure.refusal(failure).filter(no -> no.status() == 401).isPresent()) {
      login.forget();
    }
    return GitHubFailure.told(failure, need, login);
  }
}
