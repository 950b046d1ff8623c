package dev.watchbill.handoff;

import dev.watchbill.handoff.ConversationPolicy.Target;

/** What became of something that somebody wanted with a conversation. */
sealed interface ConversationAnswer {
  /** It is done; the thread of the handoff shows it. */
  record Done() implements ConversationAnswer {}

  /**
   * It is there.
   *
   * @param target where
   * @param wasThere whether it was there before; then nothing was done
   */
  record Added(Target target, boolean wasThere) implements ConversationAnswer {}

  /** It is not done; {@code reason} says why, and what to do instead. Plain text. */
  record Refused(String reason) implements ConversationAnswer {}
}
