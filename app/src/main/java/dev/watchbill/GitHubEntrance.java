package dev.watchbill;

import dev.watchbill.config.ConfigProblem;
import dev.watchbill.config.Environment;
import dev.watchbill.platform.github.GitHubApp;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.github.GitHubConnection;
import java.time.Clock;
import java.util.Optional;

/** The way into GitHub that was set: as an app if there is one, otherwise with a token. */
final class GitHubEntrance {
  private GitHubEntrance() {}

  /**
   * Opens it; empty if none was set. Without one nothing is asked: what is public would be told,
   * and then refused.
   *
   * @param repository on which the app is installed, {@code owner/name}
   * @throws StartException if the app's key is none
   */
  static Optional<GitHubConnection> open(
      Environment.GitHub gitHub, String repository, Clock clock) {
    if (gitHub.app().isPresent()) {
      try {
        var app = app(gitHub.app().get());
        return Optional.of(GitHubConnection.open(gitHub.apiUrl(), app, repository, clock));
      } catch (GitHubAway e) {
        throw new StartException("GITHUB_APP_KEY_FILE: " + e.sentence(), e);
      }
    }
    return gitHub.token().map(token -> GitHubConnection.open(gitHub.apiUrl(), token.value()));
  }

  /** Whether any was set. */
  static boolean isSet(Environment.GitHub gitHub) {
    return gitHub.app().isPresent() || gitHub.token().isPresent();
  }

  /** What is wrong with the key of the app, if there is one. */
  static Optional<ConfigProblem> problem(Environment.GitHub gitHub) {
    try {
      if (gitHub.app().isPresent()) {
        var unused = app(gitHub.app().get());
      }
      return Optional.empty();
    } catch (GitHubAway e) {
      return Optional.of(
          new ConfigProblem(
              "GITHUB_APP_KEY_FILE",
              e.sentence(),
              "Name the .pem file that the app's settings page gave you under Private keys."));
    }
  }

  private static GitHubApp app(Environment.GitHubApp app) throws GitHubAway {
    return GitHubApp.of(app.id(), app.keyFile());
  }
}
