package dev.watchbill.criticalbug;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** As time goes by alarms fall back, and it is asked again. */
final class AlarmTimers implements Timed {
  private final AlarmRounds rounds;

  AlarmTimers(AlarmRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public String name() {
    return Alarms.TIMED;
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
