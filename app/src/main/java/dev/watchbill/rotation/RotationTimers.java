package dev.watchbill.rotation;

import dev.watchbill.platform.jobs.Timed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * As time goes by the plan is continued; shifts and overrides begin and end by themselves, and
 * whoever hangs on them can look.
 */
final class RotationTimers implements Timed {
  private final Rotations rotations;
  private final Clock clock;

  RotationTimers(Rotations rotations, Clock clock) {
    this.rotations = rotations;
    this.clock = clock;
  }

  @Override
  public String name() {
    return Rotations.TIMED;
  }

  @Override
  public void due(Instant now) {
    rotations.keepPlanned();
  }

  @Override
  public Optional<Instant> nextDue() {
    return rotations.nextChangeOfDuty(clock.instant());
  }
}
