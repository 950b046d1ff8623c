package dev.watchbill.sandbox;

import java.time.Instant;
import java.util.List;

/** What a bot waits for, and what it has to say: for the inspector. */
public record Inspection(List<Timer> timers, List<Outgoing> outbox) {
  /** Copies the lists. */
  public Inspection {
    timers = List.copyOf(timers);
    outbox = List.copyOf(outbox);
  }

  /**
   * A deadline.
   *
   * @param what which feature waits, and for what
   * @param subject what it is about
   */
  public record Timer(Instant at, String what, String subject) {}

  /**
   * A message in the outbox.
   *
   * @param lane the channel
   * @param state in the outbox's own words
   * @param notBefore when it is tried next
   * @param note why it waits or failed, or empty
   */
  public record Outgoing(
      String key, String lane, String state, Instant notBefore, String text, String note) {}

  /** Nothing to see. */
  public static Inspection empty() {
    return new Inspection(List.of(), List.of());
  }
}
