package dev.watchbill.platform.github;

import java.util.Optional;

/** Reads issues from GitHub. Slow: never call it before an answer that somebody waits for. */
public interface Issues {
  /** What there is without a token: nothing is known. */
  Issues UNKNOWN = issue -> Optional.empty();

  /**
   * The title of an issue; empty if there is none, if it cannot be seen with the token that was
   * given, or if GitHub cannot be asked now (which is logged). Typed by people.
   */
  Optional<String> title(IssueRef issue);

  /** Counts them; empty without a token. */
  default Optional<IssueCounts> counts() {
    return Optional.empty();
  }
}
