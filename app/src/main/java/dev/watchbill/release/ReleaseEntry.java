package dev.watchbill.release;

import java.time.Instant;
import java.util.Optional;

/**
 * A release as it stands in calendars.
 *
 * @param revision grows with every change
 * @param changedAt when that was last
 * @param over when it was out, or its freeze was lifted before: from then on nothing freezes for it
 */
public record ReleaseEntry(
    Release release, int revision, Instant changedAt, Optional<Instant> over) {

  /** The same, whose freeze was lifted then, if that has not happened otherwise. */
  ReleaseEntry lifted(Optional<Instant> at) {
    return over.isPresent() || at.isEmpty()
        ? this
        : new ReleaseEntry(
            release, revision + 1, changedAt.isAfter(at.get()) ? changedAt : at.get(), at);
  }
}
