package dev.watchbill.gate;

import java.time.Instant;

/**
 * What was said on GitHub of a commit.
 *
 * @param head the commit
 * @param number the pull request it belongs to
 * @param queued whether it is one that the merge queue tries out
 * @param confirmed whether GitHub is known to have taken it; a green one counts as green before
 * @param at when it was said, or last found to be so
 */
record SaidStatus(
    String head,
    int number,
    boolean queued,
    boolean green,
    String description,
    boolean confirmed,
    Instant at) {

  /** Whether GitHub is known to show just this. */
  boolean says(boolean its, String words) {
    return confirmed && green == its && description.equals(words);
  }

  SaidStatus confirmedAt(Instant now) {
    return new SaidStatus(head, number, queued, green, description, true, now);
  }
}
