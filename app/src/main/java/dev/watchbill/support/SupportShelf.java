package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig.Keep;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** Old requests, and what people wrote in them: kept as long as is configured, then forgotten. */
public final class SupportShelf {
  private final SupportStore store;

  SupportShelf(SupportStore store) {
    this.store = store;
  }

  /**
   * Forgets the words of what was last asked longer ago than {@code keep} allows, and whole
   * requests that were resolved longer ago. What is open stays.
   *
   * @return how many were changed
   */
  public int purge(Instant now, Keep keep) {
    return store.forgetExcerptsBefore(before(now, keep.excerpts()))
        + store.forgetResolvedBefore(before(now, keep.requests()));
  }

  private static Instant before(Instant now, Period age) {
    return now.atZone(ZoneOffset.UTC).minus(age).toInstant();
  }
}
