package dev.watchbill.platform.outbox;

/**
 * Sees every step of every delivery, on the thread that delivers. Whatever it throws ends the
 * delivery there and then, as if the process had been killed between these two steps; the message
 * is picked up again when its lease runs out.
 */
public interface DeliveryWatch {
  /** The step is done and the next one has not begun. */
  void reached(Step step, Work work, String key);

  /** Looks away. */
  static DeliveryWatch none() {
    return (step, work, key) -> {};
  }

  /** The steps of a delivery. */
  enum Step {
    /** The claim is committed; Slack was not called yet. */
    CLAIMED,
    /** Slack has answered, or not in time; nothing is recorded. */
    ANSWERED,
    /** What came of it is committed. */
    RECORDED
  }

  /** What the courier does about a message. */
  enum Work {
    POST,
    EDIT,
    SEARCH
  }
}
