package dev.watchbill.criticalbug;

/** What becomes of what somebody says about something that follows an alarm. */
public sealed interface FollowUpAnswer {
  /** It stands so now, or stood so already. */
  record Done() implements FollowUpAnswer {}

  /**
   * It was not done.
   *
   * @param reason mrkdwn
   */
  record Refused(String reason) implements FollowUpAnswer {}

  /** There is no such alarm. */
  record Gone() implements FollowUpAnswer {}
}
