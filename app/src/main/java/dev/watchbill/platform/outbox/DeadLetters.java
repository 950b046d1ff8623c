package dev.watchbill.platform.outbox;

/** Hears of every message that was given up. */
public interface DeadLetters {
  /**
   * Called once for each, in the transaction that remembers that it was told; so it puts messages,
   * and does nothing that cannot be undone. If it throws it is called again later.
   */
  void died(DeadLetter letter);
}
