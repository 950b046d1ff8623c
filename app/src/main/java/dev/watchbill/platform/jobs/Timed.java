package dev.watchbill.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * A feature's work that is done because of the time. Its deadlines are columns of the feature's own
 * rows, committed with the fact they belong to; the wake-up and the sweep both come in through
 * {@link #due}.
 */
public interface Timed {
  /** A stable name, such as {@code rotation}; it is stored with the wake-ups. */
  String name();

  /**
   * Does whatever is due at {@code now} and not yet done. Doing it twice does nothing, in this
   * instance or another; what lies far in the past is caught up with.
   */
  void due(Instant now);

  /** The earliest instant at which there will be something to do, if any is known. */
  Optional<Instant> nextDue();

  /**
   * Of {@link #nextDue}, what a clock that is moved on quickly has to stop at: a deadline, or what
   * is due already. The regular looks at something outside say nothing of their own, and thousands
   * of them lie in a week.
   *
   * @param now of that clock
   */
  default Optional<Instant> nextStop(Instant now) {
    return nextDue();
  }
}
