package dev.watchbill.handoff;

import java.time.Instant;

/** What becomes of an act on a handoff. */
sealed interface HandoffAnswer {
  /** It is done. */
  record Done(HandoffCourse course) implements HandoffAnswer {}

  /** It was so before; nothing was changed. */
  record Already(HandoffCourse course) implements HandoffAnswer {}

  /** It has been replaced by a newer one. */
  record Replaced(HandoffCourse by) implements HandoffAnswer {}

  /** It can be opened later. */
  record TooEarly(Week week, Instant from) implements HandoffAnswer {}

  /** Nothing is planned that could be handed over. */
  record NothingPlanned() implements HandoffAnswer {}

  /**
   * It is not for them.
   *
   * @param reason plain text; escape it in mrkdwn
   */
  record Refused(String reason) implements HandoffAnswer {}

  /** It is not remembered any more. */
  record Gone() implements HandoffAnswer {}
}
