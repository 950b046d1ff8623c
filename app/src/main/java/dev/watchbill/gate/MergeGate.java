package dev.watchbill.gate;

import java.time.Instant;

/** What stops a merge: one branch, held or open, with a way past for single pull requests. */
interface MergeGate {
  /** The service, as people call it. */
  String service();

  /** How the branch is held, in the middle of a sentence: {@code frozen in Merge Freeze}. */
  String held();

  /** What a person does there to hold the branch without us, or to let it go; a sentence. */
  String byHand();

  /**
   * Sees how it stands, and makes it as it is wished. Slow, and may be made again at any time:
   * never inside a transaction.
   *
   * @throws GateAway if that cannot be told, or not be done
   */
  Look look(Wish wish, Known known, Instant now) throws GateAway;
}
