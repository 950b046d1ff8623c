package dev.watchbill.freeze;

import java.time.Instant;
import java.util.Optional;

/**
 * A freeze of the configured branch, from its beginning to its end.
 *
 * @param release the number of the release that it waits for; empty for one begun by hand
 * @param version that release's
 * @param reason why it was begun by hand; typed by people
 * @param begunBy a Slack user id, or {@code watchbill}
 * @param deepFreezeAt when it deepens, or did
 * @param releaseAt when its release is due; it ends when somebody lifts it
 * @param liftedAt when it ended, if it did
 */
public record Freeze(
    long id,
    Optional<Long> release,
    Optional<String> version,
    Optional<String> reason,
    Instant begunAt,
    String begunBy,
    Optional<Instant> deepFreezeAt,
    Optional<Instant> releaseAt,
    Phase phase,
    Optional<Instant> liftedAt) {

  /** The key of its message in the announcements' channel, and of the thread beneath. */
  public String card() {
    return "freeze:" + id;
  }

  /** Whether it goes on. */
  public boolean isActive() {
    return liftedAt.isEmpty();
  }
}
