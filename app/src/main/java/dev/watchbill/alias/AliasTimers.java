package dev.watchbill.alias;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** As duty changes the aliases follow; what was refused is tried again. */
final class AliasTimers implements Timed {
  private final AliasRounds rounds;

  AliasTimers(AliasRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public String name() {
    return Aliases.TIMED;
  }

  /** Slack takes its time: each look asks the clock again. */
  @Override
  public void due(Instant now) {
    rounds.due();
  }

  @Override
  public Optional<Instant> nextDue() {
    return rounds.nextDue();
  }
}
