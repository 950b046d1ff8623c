package dev.watchbill.notification;

/** What becomes of what somebody says about a warning. */
sealed interface WarningAnswer {
  /** It was done, or stood so already. */
  record Done() implements WarningAnswer {}

  /**
   * It was not done.
   *
   * @param reason mrkdwn
   */
  record Refused(String reason) implements WarningAnswer {}

  /** There is no such alarm. */
  record Gone() implements WarningAnswer {}
}
