package dev.watchbill.retrospective;

import dev.watchbill.platform.jobs.Timed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** As time goes by retrospectives are asked for. */
final class RetrospectiveTimers implements Timed {
  private final RetrospectiveRounds rounds;
  private final Clock clock;

  RetrospectiveTimers(RetrospectiveRounds rounds, Clock clock) {
    this.rounds = rounds;
    this.clock = clock;
  }

  @Override
  public String name() {
    return Retrospectives.TIMED;
  }

  @Override
  public void due(Instant now) {
    rounds.due(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return rounds.nextDue(clock.instant());
  }
}
