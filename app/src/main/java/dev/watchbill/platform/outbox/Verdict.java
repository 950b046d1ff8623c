package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Instant;

/** What follows from an attempt. */
sealed interface Verdict {
  /** Slack shows it. */
  record Done(Posted place) implements Verdict {}

  /**
   * It is tried again.
   *
   * @param state what it is until then
   * @param attempts how many attempts count so far
   */
  record Again(State state, int attempts, Instant at, String reason) implements Verdict {}

  /** It is tried again at {@code until}; until then nobody calls {@code method}. */
  record Patience(String method, State state, int attempts, Instant until) implements Verdict {}

  /**
   * It is not tried again.
   *
   * @param gone whether further edits are in vain too
   */
  record GivenUp(String reason, boolean gone) implements Verdict {}
}
