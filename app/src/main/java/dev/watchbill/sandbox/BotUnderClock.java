package dev.watchbill.sandbox;

import java.time.Instant;
import java.util.Optional;

/** What the sandbox must know of a bot in order to move its clock. */
public interface BotUnderClock {
  /** The earliest deadline that the bot waits for; may be past. */
  Optional<Instant> nextDue();

  /** Does at once whatever is due at the clock's time. */
  void sweep();

  /**
   * Whether nothing is under way: nothing is still to be heard, no message waits to be sent now.
   */
  boolean quiet();

  /** What the bot holds, to be looked at. */
  Inspection inspect();
}
