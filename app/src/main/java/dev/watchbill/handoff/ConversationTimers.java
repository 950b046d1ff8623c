package dev.watchbill.handoff;

import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Optional;

/** A day after the handoff what nobody has decided is marked; and entries follow their requests. */
final class ConversationTimers implements Timed {
  private final Conversations conversations;

  ConversationTimers(Conversations conversations) {
    this.conversations = conversations;
  }

  @Override
  public String name() {
    return Conversations.TIMED;
  }

  @Override
  public void due(Instant now) {
    var pieces = new Pieces();
    for (long handoff : conversations.open()) {
      pieces.attempt(Handoffs.subject(handoff), () -> conversations.due(handoff, now));
    }
    pieces.done("handoffs");
  }

  @Override
  public Optional<Instant> nextDue() {
    return conversations.nextDue();
  }
}
