package dev.watchbill.platform.mergefreeze;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merge Freeze did not do what it was asked. The message is a sentence, and holds no secret. */
public final class MergeFreezeAway extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /** Without the cause: the address in it holds the token. */
  public MergeFreezeAway(String sentence) {
    super(sentence);
    this.retryAfter = null;
  }

  /**
   * As the other one.
   *
   * @param retryAfter how long it asks to be left alone
   */
  public MergeFreezeAway(String sentence, Duration retryAfter) {
    super(sentence);
    this.retryAfter = retryAfter;
  }

  /** Why, in a sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** How long the service asks to be left alone, if it does. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
