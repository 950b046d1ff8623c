package dev.watchbill.platform.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A message of the outbox, to be looked at.
 *
 * @param edited whether Slack does not show what it should yet
 * @param failure why the last attempt failed
 */
public record OutboxEntry(
    String key,
    String lane,
    Priority priority,
    State state,
    boolean edited,
    int attempts,
    Instant createdAt,
    Instant nextAttemptAt,
    Optional<String> ts,
    Optional<String> failure,
    String text) {
  public OutboxEntry {
    text = PostedLinks.wordsOf(text);
  }
}
