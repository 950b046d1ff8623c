package dev.watchbill.platform.slack;

/**
 * Whether this instance has heard what was said. After a start, or a gap in the connection, it has
 * not until the watched channels were read back; a feature that would speak because nobody did
 * waits for that.
 */
public interface Attention {
  /**
   * Whether everything that was said up to a moment ago has been heard. Becomes true after a while
   * even if Slack cannot be read back: a late alarm is worse than a needless one.
   */
  boolean caughtUp();

  /** Calls {@code then} whenever it has caught up again, on any thread; it must be quick. */
  void whenCaughtUp(Runnable then);
}
