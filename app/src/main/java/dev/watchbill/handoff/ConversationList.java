package dev.watchbill.handoff;

import java.time.Instant;

/**
 * All conversations of one handoff.
 *
 * @param staysAt from then on what nobody has decided is marked: it stays with the former engineer
 * @param settled whether that was done
 * @param closed whether the next handoff of the rotation was opened: nothing is decided any more
 * @param leftOut so many open requests have no entry: there were too many
 */
record ConversationList(
    long handoff, String rotation, Instant staysAt, boolean settled, boolean closed, int leftOut) {

  /** The outbox key of the message above the entries. */
  String head() {
    return "conversations:" + handoff;
  }

  /** The outbox key of the direct message to the former engineer. */
  String muting() {
    return "conversations:" + handoff + ":muting";
  }

  /** The same, with its undecided ones marked. */
  ConversationList marked() {
    return new ConversationList(handoff, rotation, staysAt, true, closed, leftOut);
  }

  /** The same, with nothing left to decide. */
  ConversationList ended() {
    return new ConversationList(handoff, rotation, staysAt, settled, true, leftOut);
  }
}
