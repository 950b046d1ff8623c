package dev.watchbill.criticalbug;

/** What becomes of a move somebody asks for. */
public sealed interface AlarmAnswer {
  /** A new alarm went out. */
  record Raised(Alarm alarm) implements AlarmAnswer {}

  /** The bug was raised already: the reporter has joined that alarm. */
  record Joined(Alarm alarm) implements AlarmAnswer {}

  /** It was done. */
  record Done(Alarm alarm) implements AlarmAnswer {}

  /**
   * It was not done.
   *
   * @param reason mrkdwn: why not, by which rule, and what is possible instead
   */
  record Refused(String reason) implements AlarmAnswer {}

  /** There is no alarm of that number. */
  record Gone() implements AlarmAnswer {}
}
