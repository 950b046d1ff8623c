package dev.watchbill.platform.outbox;

/** The thread a message belongs to. */
public sealed interface Under {
  /** Not in a thread: a message of its own. */
  record Nothing() implements Under {}

  /** In the thread of a message that the outbox holds, which may still be waiting to be posted. */
  record Intent(String key) implements Under {}

  /** In the thread of a message somebody else wrote, by its Slack timestamp. */
  record Timestamp(String ts) implements Under {}
}
