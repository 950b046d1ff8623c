package dev.watchbill.platform.outbox;

/**
 * Who goes first when several messages wait; the order of the constants is the order of delivery.
 */
public enum Priority {
  /** Minutes count: a critical bug, a missed deadline. */
  ALARM,
  /** What people wait for. */
  NORMAL,
  /** What can wait: heads-ups, figures. */
  CHATTER
}
