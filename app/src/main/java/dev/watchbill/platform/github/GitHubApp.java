package dev.watchbill.platform.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;

/**
 * A GitHub App. Its text shows no key.
 *
 * @param id the App ID on its settings page
 * @param key with which it shows who it is
 */
public record GitHubApp(long id, PrivateKey key) {
  /**
   * Reads its key.
   *
   * @param keyFile as GitHub gives it (.pem)
   * @throws GitHubAway if that holds no such key
   */
  public static GitHubApp of(String id, Path keyFile) throws GitHubAway {
    try {
      return new GitHubApp(
          Long.parseLong(id), AppKey.read(Files.readString(keyFile, StandardCharsets.US_ASCII)));
    } catch (NumberFormatException e) {
      throw new GitHubAway("GITHUB_APP_ID is not a number.");
    } catch (IOException e) {
      throw new GitHubAway("The file %s cannot be read as text.".formatted(keyFile));
    }
  }

  @Override
  public String toString() {
    return "GitHub App " + id;
  }
}
