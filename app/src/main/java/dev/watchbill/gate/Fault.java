package dev.watchbill.gate;

import java.util.List;

/**
 * Something about the gate that only people can mend.
 *
 * @param detail names that belong to it, such as those of whoever may merge all the same
 */
record Fault(Kind kind, List<String> detail) {
  Fault {
    detail = List.copyOf(detail);
  }

  static Fault of(Kind kind) {
    return new Fault(kind, List.of());
  }

  /** What is amiss. */
  enum Kind {
    /** The service does not do, or does not say, what it is asked. */
    AWAY,
    /** It takes it that the branch is to be held, and does not hold it. */
    NOT_HELD,
    /** Somebody may merge without the check. */
    BYPASSED,
    /** Nothing is frozen, and the branch is held by something that is not ours to undo. */
    LEFT_OVER,
    /** Nothing is frozen here, and somebody has frozen the branch in the other tool. */
    FOREIGN
  }
}
