package dev.watchbill.home;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** Home tabs are looked after at every change of duty, after every act, and every minute. */
final class HomeTimers implements Timed {
  private final Homes homes;

  HomeTimers(Homes homes) {
    this.homes = homes;
  }

  @Override
  public String name() {
    return Homes.TIMED;
  }

  @Override
  public void due(Instant now) {
    homes.keepCurrent();
  }

  @Override
  public Optional<Instant> nextDue() {
    return homes.nextDue();
  }
}
