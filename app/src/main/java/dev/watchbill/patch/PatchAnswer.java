package dev.watchbill.patch;

/** What becomes of a tick. */
sealed interface PatchAnswer {
  /** It stands so now, or stood so already. */
  record Done() implements PatchAnswer {}

  /**
   * It was not done.
   *
   * @param reason mrkdwn
   */
  record Refused(String reason) implements PatchAnswer {}

  /** There is no such alarm. */
  record Gone() implements PatchAnswer {}
}
