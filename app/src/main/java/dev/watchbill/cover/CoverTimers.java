package dev.watchbill.cover;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** What nobody agrees to in time is withdrawn; the backup stands in for somebody away. */
final class CoverTimers implements Timed {
  private final ChangeRequests requests;

  CoverTimers(ChangeRequests requests) {
    this.requests = requests;
  }

  @Override
  public String name() {
    return ChangeRequests.TIMED;
  }

  @Override
  public void due(Instant now) {
    requests.due(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return requests.nextDue();
  }
}
