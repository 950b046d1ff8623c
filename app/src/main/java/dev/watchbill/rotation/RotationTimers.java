package dev.watchbill.rotation;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** As time goes by the plan is continued; shifts begin and end by themselves. */
final class RotationTimers implements Timed {
  private final Rotations rotations;

  RotationTimers(Rotations rotations) {
    this.rotations = rotations;
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
    return rotations.nextStart();
  }
}
