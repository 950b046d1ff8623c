package dev.watchbill.gate;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** The gate is looked at whenever what is wished has changed, and every so often besides. */
final class GateTimers implements Timed {
  static final String TIMED = "gate";

  private final GateRounds rounds;

  GateTimers(GateRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public String name() {
    return TIMED;
  }

  /** The service takes its time: each look asks the clock again. */
  @Override
  public void due(Instant now) {
    rounds.due();
  }

  @Override
  public Optional<Instant> nextDue() {
    return rounds.nextDue();
  }

  @Override
  public Optional<Instant> nextStop(Instant now) {
    return nextDue().filter(at -> !at.isAfter(now));
  }
}
