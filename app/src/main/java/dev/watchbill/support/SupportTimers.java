package dev.watchbill.support;

import dev.watchbill.platform.jobs.Timed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** As time goes by the clocks of first responses run, and unanswered requests change hands. */
final class SupportTimers implements Timed {
  private final SupportClock requests;
  private final Clock clock;

  SupportTimers(SupportClock requests, Clock clock) {
    this.requests = requests;
    this.clock = clock;
  }

  @Override
  public String name() {
    return SupportRequests.TIMED;
  }

  @Override
  public void due(Instant now) {
    requests.due(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return requests.nextDue(clock.instant());
  }
}
