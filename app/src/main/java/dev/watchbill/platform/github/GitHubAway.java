package dev.watchbill.platform.github;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GitHub did not say what it was asked. The message is a sentence, and holds no secret. */
public final class GitHubAway extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /** Without the cause: what a client library writes into its own may hold anything. */
  public GitHubAway(String sentence) {
    this(sentence, Optional.empty());
  }

  /** One that knows when GitHub may be asked again. */
  public GitHubAway(String sentence, Optional<Duration> retryAfter) {
    super(sentence);
    this.retryAfter = retryAfter.orElse(null);
  }

  /** Why, in a sentence for people: {@code GitHub does not accept GITHUB_TOKEN (401).} */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** How long GitHub wants to be left alone, if it said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
