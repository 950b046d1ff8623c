package dev.watchbill.readiness;

/** What becomes of what somebody did. */
sealed interface Outcome {
  /** It stands so now, or stood so already. */
  record Done() implements Outcome {}

  /**
   * Nothing was changed.
   *
   * @param reason mrkdwn
   */
  record Refused(String reason) implements Outcome {}
}
