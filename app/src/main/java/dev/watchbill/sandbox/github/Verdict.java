package dev.watchbill.sandbox.github;

/**
 * Whether a pull request may merge now.
 *
 * @param words why, for people
 */
public record Verdict(State state, String words) {
  /** How it stands. */
  public enum State {
    /** Nothing stands in its way. */
    MAY_MERGE,
    /** Others may not merge now, and it may. */
    EXEMPT,
    /** Others may not merge it; whoever asks passes the rules. */
    PASSES,
    BLOCKED,
    MERGED,
    CLOSED
  }

  /** Whether the button that merges would do it. */
  public boolean mayMerge() {
    return state == State.MAY_MERGE || state == State.EXEMPT || state == State.PASSES;
  }
}
