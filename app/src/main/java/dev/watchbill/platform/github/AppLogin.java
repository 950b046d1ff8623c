package dev.watchbill.platform.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As a GitHub App, where it is installed: with a token that GitHub makes for an hour, and that is
 * renewed before it ends.
 */
final class AppLogin implements GitHubLogin {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final GitHubJson json;
  private final GitHubApp app;
  private final String repository;
  private final Clock clock;
  private @Nullable Token token;

  private record Token(String value, Instant end, JsonNode permissions) {}

  /**
   * @param repository one on which it is installed, {@code owner/name}
   */
  AppLogin(GitHubWire wire, URI apiUrl, GitHubApp app, String repository, Clock clock) {
    this.json = new GitHubJson(wire, apiUrl, () -> "Bearer " + AppKey.pass(app, clock.instant()));
    this.app = app;
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public String getEncodedAuthorization() throws IOException {
    return "Bearer " + valid().value();
  }

  private synchronized Token valid() throws IOException {
    var now = clock.instant();
    var known = token;
    if (known != null && now.isBefore(known.end().minus(AHEAD))) {
      return known;
    }
    var made = made();
    token = made;
    return made;
  }

  private Token made() throws IOException {
    try {
      var installation = json.get("/repos/" + repository + "/installation", "").path("id");
      var answer =
          json.post(
              "/app/installations/" + installation.asLong() + "/access_tokens",
              JsonNodeFactory.instance.objectNode());
      return new Token(
          answer.required("token").asText(),
          Instant.parse(answer.required("expires_at").asText()),
          answer.path("permissions"));
    } catch (Refused e) {
      throw outside(e);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("the answer holds no token");
    }
  }

  /** What is refused at the door must not be taken for an answer to what was asked inside. */
  private IOException outside(Refused refused) {
    return switch (refused.status()) {
      case 401 -> new LoginFailed(remedy());
      case 403 ->
          refused.limited()
              ? refused
              : new LoginFailed(
                  "GitHub does not let the app in (403, “%s”).".formatted(refused.words()));
      case 404 ->
          new LoginFailed(
              "The GitHub App is not installed on %s (404): install it there, on its settings page."
                  .formatted(repository));
      default -> refused;
    };
  }

  @Override
  public String name() {
    return "the app";
  }

  @Override
  public String remedy() {
    return "GitHub does not accept the app (401): look at GITHUB_APP_ID, GITHUB_APP_KEY_FILE, and"
        + " this machine's clock.";
  }

  @Override
  public Optional<Long> app() {
    return Optional.of(app.id());
  }

  @Override
  public synchronized Optional<Permissions> permissions() {
    return Optional.ofNullable(token)
        .map(Token::permissions)
        .map(all -> what -> all.path(what).asText().equals("write"));
  }

  @Override
  public synchronized void forget() {
    token = null;
  }
}
