package dev.watchbill.freeze;

/** How strictly a branch is held. */
public enum Phase {
  /** Only what was unfrozen merges (R26). */
  FROZEN,
  /** Only release blockers merge, once they were unfrozen (R27). */
  DEEP
}
