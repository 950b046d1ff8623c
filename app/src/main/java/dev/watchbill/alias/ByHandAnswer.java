package dev.watchbill.alias;

/** What becomes of somebody's word that they have pointed an alias by hand. */
sealed interface ByHandAnswer {
  /** It is taken. */
  record Taken() implements ByHandAnswer {}

  /**
   * There is nothing to be taken.
   *
   * @param reason plain text with people's names in it: escape it in mrkdwn
   */
  record Needless(String reason) implements ByHandAnswer {}

  /**
   * It is not for them to say.
   *
   * @param reason plain text with people's names in it: escape it in mrkdwn
   */
  record Refused(String reason) implements ByHandAnswer {}
}
