package dev.watchbill.platform.github;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GitHub did not say what it was asked. The message is a sentence, and holds no secret. */
public final class GitHubAway extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;
  private final boolean ofThisAlone;

  /** Without the cause: what a client library writes into its own may hold anything. */
  public GitHubAway(String sentence) {
    this(sentence, Optional.empty());
  }

  /** One that knows when GitHub may be asked again. */
  public GitHubAway(String sentence, Optional<Duration> retryAfter) {
    this(sentence, retryAfter, false);
  }

  private GitHubAway(String sentence, Optional<Duration> retryAfter, boolean ofThisAlone) {
    super(sentence);
    this.retryAfter = retryAfter.orElse(null);
    this.ofThisAlone = ofThisAlone;
  }

  /** GitHub is there, and does not take what it was told of this one thing. */
  public static GitHubAway ofThisAlone(String sentence) {
    return new GitHubAway(sentence, Optional.empty(), true);
  }

  /** Whether GitHub may well take the next call. */
  public boolean isOfThisAlone() {
    return ofThisAlone;
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
