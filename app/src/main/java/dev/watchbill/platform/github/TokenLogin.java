package dev.watchbill.platform.github;

import java.util.Optional;

/** With a token that a person made. */
final class TokenLogin implements GitHubLogin {
  private final String token;

  TokenLogin(String token) {
    this.token = token;
  }

  @Override
  public String getEncodedAuthorization() {
    return "Bearer " + token;
  }

  @Override
  public String name() {
    return "the token";
  }

  @Override
  public String remedy() {
    return "GitHub does not accept GITHUB_TOKEN (401): it is wrong, or has expired.";
  }

  @Override
  public Optional<Long> app() {
    return Optional.empty();
  }

  @Override
  public Optional<Permissions> permissions() {
    return Optional.empty();
  }

  @Override
  public void forget() {
    // There is no other.
  }
}
