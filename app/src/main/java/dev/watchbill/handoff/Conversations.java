package dev.watchbill.handoff;

import java.util.Optional;

/** What is handed over, one by one; whatever nobody decides stays with the former engineer (R7). */
public final class Conversations {
  Conversations() {}

  /** Puts everything that is open into the handoff's thread, in the caller's transaction. */
  void begin(Handoff handoff) {}

  /** How they stand, as a line for the message that begins the thread; empty if there are none. */
  Optional<String> line(Handoff handoff) {
    return Optional.empty();
  }
}
