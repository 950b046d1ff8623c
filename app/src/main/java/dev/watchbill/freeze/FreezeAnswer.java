package dev.watchbill.freeze;

/** What comes of beginning or lifting a freeze. */
sealed interface FreezeAnswer {
  /** It is done. */
  record Done(Course course) implements FreezeAnswer {}

  /**
   * Nothing was changed.
   *
   * @param reason in mrkdwn
   */
  record Refused(String reason) implements FreezeAnswer {}

  /** There is none to lift. */
  record NotFrozen() implements FreezeAnswer {}
}
