package dev.watchbill.escalation;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** As time goes by the next contact is asked. */
final class EscalationTimers implements Timed {
  private final Escalations escalations;

  EscalationTimers(Escalations escalations) {
    this.escalations = escalations;
  }

  @Override
  public String name() {
    return Escalations.TIMED;
  }

  @Override
  public void due(Instant now) {
    escalations.due(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return escalations.nextDue();
  }
}
