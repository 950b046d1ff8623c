package dev.watchbill.release;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Once an instance runs, the windows of releases are those of its configuration. Once only: of two
 * instances with different files the later has its way, and they do not undo each other's windows
 * every minute.
 */
final class ReleaseTimers implements Timed {
  private final Releases releases;
  private final AtomicBoolean done = new AtomicBoolean();

  ReleaseTimers(Releases releases) {
    this.releases = releases;
  }

  @Override
  public String name() {
    return "release";
  }

  @Override
  public void due(Instant now) {
    if (!done.get()) {
      releases.reckonAnew(now);
      done.set(true);
    }
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }
}
