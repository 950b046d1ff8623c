package dev.watchbill.config;

import dev.watchbill.platform.storage.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment variables say: secrets, addresses and ports, checked and typed. Its text
 * shows no secret.
 *
 * @param slackBotToken {@code SLACK_BOT_TOKEN}, {@code xoxb-…}
 * @param slackAppToken {@code SLACK_APP_TOKEN}, {@code xapp-…}
 * @param slackApiUrl {@code SLACK_API_URL}, with a slash at its end
 * @param database {@code DATABASE_URL}; without it the embedded server is used
 * @param configFile {@code WATCHBILL_CONFIG}
 * @param data {@code WATCHBILL_DATA}, where the embedded server keeps its data
 * @param httpBind {@code WATCHBILL_HTTP_BIND}, the address to listen on
 * @param httpPort {@code WATCHBILL_HTTP_PORT}
 * @param publicUrl {@code WATCHBILL_PUBLIC_URL}, by which people's calendars reach that server
 */
public record Environment(
    Optional<Secret> slackBotToken,
    Optional<Secret> slackAppToken,
    URI slackApiUrl,
    Optional<DatabaseAddress> database,
    Optional<Path> configFile,
    Path data,
    String httpBind,
    int httpPort,
    Optional<URI> publicUrl,
    GitHub gitHub,
    MergeFreeze mergeFreeze) {

  /** A text that is shown to nobody. */
  public record Secret(String value) {
    /** Says only that there is one. */
    @Override
    public String toString() {
      return "(set)";
    }
  }

  /**
   * How to speak with GitHub.
   *
   * @param token {@code GITHUB_TOKEN}
   * @param app {@code GITHUB_APP_ID} and {@code GITHUB_APP_KEY_FILE}
   * @param apiUrl {@code GITHUB_API_URL}
   */
  public record GitHub(Optional<Secret> token, Optional<GitHubApp> app, URI apiUrl) {}

  /** A GitHub App: its number, and the file that holds its private key. */
  public record GitHubApp(String id, Path keyFile) {}

  /**
   * How to speak with Merge Freeze.
   *
   * @param token {@code MERGE_FREEZE_TOKEN}
   * @param apiUrl {@code MERGE_FREEZE_API_URL}
   */
  public record MergeFreeze(Optional<Secret> token, URI apiUrl) {}

  /**
   * Reads the variables.
   *
   * @throws ConfigException with every problem found, if there is any
   */
  public static Environment of(Map<String, String> variables) {
    return new EnvironmentReader(variables).read();
  }

  /** Whether there is everything that it takes to connect to Slack. */
  public boolean hasTokens() {
    return slackBotToken.isPresent() && slackAppToken.isPresent();
  }
}
