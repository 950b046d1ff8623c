package dev.watchbill.platform.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How much is still to be said.
 *
 * @param backlog posts that are not finished, by state; states without any are left out
 * @param edits messages in Slack that do not show what they should yet
 * @param oldestWaiting since when the oldest of all these has been waiting
 * @param dead messages that were given up and not yet forgotten
 * @param onTheirWay conversations for which a courier is at work
 * @param due messages that wait for nothing but their turn
 * @param nextAttempt when the next one that waits for a later attempt is tried
 * @param paused Slack's methods that are left alone, and until when
 */
public record OutboxFigures(
    Map<State, Integer> backlog,
    int edits,
    Optional<Instant> oldestWaiting,
    int dead,
    int onTheirWay,
    int due,
    Optional<Instant> nextAttempt,
    Map<String, Instant> paused) {

  /** Nothing is on its way and nothing waits for its turn; a later attempt may be planned. */
  public boolean quiet() {
    return onTheirWay == 0 && due == 0;
  }

  /** Posts that are not finished, whatever their state. */
  public int waiting() {
    return backlog.values().stream().mapToInt(Integer::intValue).sum();
  }
}
