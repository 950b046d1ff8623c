package dev.watchbill.platform.slack;

/**
 * Opens and changes modals at once, past the outbox: a trigger lives three seconds and works once.
 * A handler that has slow work before it opens the modal first; otherwise it returns {@link
 * Reply#open}.
 */
public interface Modals {
  /**
   * Opens {@code modal}.
   *
   * @return its view id
   * @throws SlackRefused if Slack does not take it, or cannot be reached in time
   */
  String open(String triggerId, Modal modal);

  /**
   * Puts {@code modal} on top of the one from which {@code triggerId} came.
   *
   * @return its view id
   * @throws SlackRefused as {@link #open}
   */
  String push(String triggerId, Modal modal);

  /**
   * Replaces what an open modal shows.
   *
   * @throws SlackRefused as {@link #open}
   */
  void update(String viewId, Modal modal);
}
