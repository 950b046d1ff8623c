package dev.watchbill.gate;

import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.mergefreeze.MergeFreezeAway;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gate could not be looked at, or not be set. The message is a sentence without a secret. */
final class GateAway extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  GateAway(String sentence, Optional<Duration> retryAfter) {
    super(sentence);
    this.retryAfter = retryAfter.orElse(null);
  }

  static GateAway of(MergeFreezeAway away) {
    return new GateAway(away.sentence(), away.retryAfter());
  }

  static GateAway of(GitHubAway away) {
    return new GateAway(away.sentence(), away.retryAfter());
  }

  /** Why, in a sentence for people. */
  String sentence() {
    return String.valueOf(getMessage());
  }

  /** How long the service asks to be left alone, if it does. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
