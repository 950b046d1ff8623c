package dev.watchbill.approval;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** As time goes by those who have not answered are reminded. */
final class ApprovalTimers implements Timed {
  static final String TIMED = "approval";

  private final ApprovalRounds rounds;

  ApprovalTimers(ApprovalRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public String name() {
    return TIMED;
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
