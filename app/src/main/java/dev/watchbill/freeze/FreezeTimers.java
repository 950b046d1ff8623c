package dev.watchbill.freeze;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** As time goes by main freezes, deepens, and people hear that nobody has lifted it. */
final class FreezeTimers implements Timed {
  /** Its name among the wake-ups. */
  static final String NAME = "freeze";

  private final FreezeRounds rounds;

  FreezeTimers(FreezeRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(Instant now) {
    rounds.due(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return rounds.nextDue();
  }
}
