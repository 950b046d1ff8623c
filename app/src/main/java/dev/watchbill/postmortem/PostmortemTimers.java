package dev.watchbill.postmortem;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** As time goes by people are reminded of their postmortems. */
final class PostmortemTimers implements Timed {
  private final PostmortemRounds rounds;

  PostmortemTimers(PostmortemRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public String name() {
    return Postmortems.TIMED;
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
