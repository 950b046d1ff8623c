package dev.watchbill.cover;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** What nobody agrees to in time is withdrawn; the backup stands in for somebody away. */
final class CoverTimers implements Timed {
  private final Expiries expiries;

  CoverTimers(Expiries expiries) {
    this.expiries = expiries;
  }

  @Override
  public String name() {
    return ChangeRequests.TIMED;
  }

  @Override
  public void due(Instant now) {
    expiries.due(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return expiries.nextDue();
  }
}
