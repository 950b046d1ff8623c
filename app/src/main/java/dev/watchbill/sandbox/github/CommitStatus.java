package dev.watchbill.sandbox.github;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody said of a commit.
 *
 * @param context the name of the check
 * @param state {@code error}, {@code failure}, {@code pending} or {@code success}
 */
public record CommitStatus(
    long id,
    String context,
    String state,
    String description,
    Optional<String> targetUrl,
    Instant at) {
  boolean isGreen() {
    return state.equals("success");
  }

  boolean isFailed() {
    return state.equals("failure") || state.equals("error");
  }
}
