package dev.watchbill.platform.jobs;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * Something that is not kept for ever. A feature hands its own to the housekeeping, which sees to
 * all of them every few minutes, in batches, so that nothing is locked or held up for long.
 *
 * @param what is forgotten, for the log: {@code old messages}
 * @param age how long it is kept, in days of UTC
 */
public record Chore(String what, Period age, Forgetting forgetting) {

  /** Forgets one batch of what is too old at {@code now}; tells how many that were. */
  public int due(Instant now, int atMost) {
    return forgetting.before(now.atOffset(ZoneOffset.UTC).minus(age).toInstant(), atMost);
  }

  /** How it is forgotten. */
  @FunctionalInterface
  public interface Forgetting {
    /**
     * Forgets what is older than {@code limit}, but not more than {@code atMost} at a time.
     *
     * @return how many were forgotten; it is called again at once while there are more
     */
    int before(Instant limit, int atMost);
  }
}
