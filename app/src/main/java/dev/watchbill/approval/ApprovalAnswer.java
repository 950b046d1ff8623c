package dev.watchbill.approval;

/** What becomes of something that somebody wants with an approval. */
sealed interface ApprovalAnswer {
  /** It stands so now, or stood so already. */
  record Done(Approval approval) implements ApprovalAnswer {}

  /**
   * Nothing was changed.
   *
   * @param reason mrkdwn: why, and what to do instead
   */
  record Refused(String reason) implements ApprovalAnswer {}

  /** There is no such request, or it is forgotten. */
  record Gone() implements ApprovalAnswer {}
}
