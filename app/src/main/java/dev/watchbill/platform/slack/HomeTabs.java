package dev.watchbill.platform.slack;

/**
 * Shows people the app's Home tab. Like a modal it goes past the outbox: it is no message, only its
 * last state counts, and whoever opens it again gets it anew.
 */
public interface HomeTabs {
  /**
   * Makes {@code view} the Home tab of one person.
   *
   * @param view Slack's view object of the type {@code home}, as JSON
   * @throws SlackRefused if Slack does not take it, or cannot be reached in time
   */
  void show(String userId, String view);
}
