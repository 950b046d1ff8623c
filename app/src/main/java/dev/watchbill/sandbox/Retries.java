package dev.watchbill.sandbox;

import dev.watchbill.sandbox.socket.Deliveries;
import java.time.Instant;
import java.util.Optional;

/** Slack's own part of the passing of time: events that are to be sent again. */
record Retries(Deliveries deliveries) implements BotUnderClock {
  @Override
  public Optional<Instant> nextDue() {
    return deliveries.nextDue();
  }

  @Override
  public void sweep() {
    deliveries.wake();
  }

  @Override
  public boolean quiet() {
    return deliveries.isQuiet();
  }

  @Override
  public Inspection inspect() {
    return Inspection.empty();
  }
}
