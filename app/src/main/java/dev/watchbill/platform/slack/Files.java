package dev.watchbill.platform.slack;

/**
 * Files given to people. Like a modal a file goes past the outbox, for it answers somebody who is
 * waiting and is made anew when asked for again; call it after the commit.
 */
public interface Files {
  /**
   * Puts a file into the direct messages with one person.
   *
   * @param filename with its ending, {@code report.csv}
   * @param title shown above it
   * @param comment mrkdwn that comes with it and tells what it is
   * @throws SlackRefused if Slack does not take it, or cannot be reached in time; then nothing is
   *     shown, unless it was lost on the way back
   */
  void share(String userId, String filename, String title, byte[] bytes, String comment);
}
