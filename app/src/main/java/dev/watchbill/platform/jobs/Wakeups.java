package dev.watchbill.platform.jobs;

import java.time.Instant;

/** Asks to be woken at an instant. */
public interface Wakeups {
  /**
   * Calls {@link Timed#due} of the feature named {@code timed} at {@code when}, in one of the
   * running instances, once the present transaction is committed. Losing the request does no harm:
   * the sweep, every minute, finds what is due.
   */
  void at(Instant when, String timed);
}
