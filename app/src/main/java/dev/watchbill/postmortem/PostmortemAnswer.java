package dev.watchbill.postmortem;

/** What becomes of what somebody wants to do with a postmortem. */
sealed interface PostmortemAnswer {
  /**
   * It was done.
   *
   * @param its as it stands now
   */
  record Done(Case its) implements PostmortemAnswer {}

  /**
   * Somebody else wrote in it meanwhile; nothing was changed.
   *
   * @param its as they left it
   * @param together their words and the later one's
   */
  record Changed(Case its, Findings together) implements PostmortemAnswer {}

  /**
   * It was not done.
   *
   * @param reason mrkdwn: why not, and what is possible
   */
  record Refused(String reason) implements PostmortemAnswer {}

  /** There is no such postmortem, or no such action item, any more. */
  record Gone() implements PostmortemAnswer {}
}
