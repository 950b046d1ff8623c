package dev.watchbill.platform.outbox;

/** How far a message has come. */
public enum State {
  /** Not posted: it waits for its turn or its next attempt. */
  PENDING,
  /** Being handed to Slack by the courier that holds its lane. */
  SENDING,
  /** It may have been posted: the conversation is searched before it is sent again. */
  UNKNOWN,
  /** It stands in Slack; perhaps an edit is still to follow. */
  SENT,
  /** Given up. */
  DEAD,
  /** Taken back: it was never posted, as far as can be known. */
  WITHDRAWN;

  /** Whether it is still to be posted, or to be looked for. */
  boolean isOnItsWay() {
    return this == PENDING || this == SENDING || this == UNKNOWN;
  }
}
