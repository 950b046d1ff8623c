package dev.watchbill.support;

/** What became of something that somebody did to a request. */
public sealed interface SupportAnswer {
  /** It is done; the card shows it. */
  record Done(SupportRequest request) implements SupportAnswer {}

  /**
   * It was so already, or somebody was faster; nothing was changed.
   *
   * @param request as it stands, which says who
   */
  record Already(SupportRequest request) implements SupportAnswer {}

  /** They may not; {@code reason} says why, and what to do instead. Plain text. */
  record Refused(String reason) implements SupportAnswer {}

  /** There is no such request any more. */
  record Gone() implements SupportAnswer {}
}
