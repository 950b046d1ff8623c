package dev.watchbill.gate;

import java.util.Optional;

/**
 * Somebody has changed the gate in the other tool, and it was put right.
 *
 * @param by who, if the other tool says
 */
record Drift(Kind kind, Optional<String> by) {
  /** What was changed. */
  enum Kind {
    /** The branch was not held any more. */
    OPENED,
    /** Other pull requests had a way past. */
    LIST
  }
}
