package dev.watchbill.rotation;

import java.util.Optional;

/** What became of a wish to change the roster. */
public sealed interface RosterAnswer {
  /**
   * They are on the roster now.
   *
   * @param firstShift theirs, if the plan reaches that far
   */
  record Joined(RosterMember member, Optional<Span> firstShift) implements RosterAnswer {}

  /**
   * They are off the roster.
   *
   * @param successor who took over at once, if they were on call and anybody could
   */
  record Left(RosterMember member, Optional<Duty> successor) implements RosterAnswer {}

  /** Not allowed; nothing was changed. */
  record Refused(String reason) implements RosterAnswer {}

  /** They were on the roster already; nothing was changed. */
  record WasThere(RosterMember member) implements RosterAnswer {}

  /** They were not on the roster; nothing was changed. */
  record WasNotThere() implements RosterAnswer {}

  /**
   * It would change who is on call now; nothing was changed until it is confirmed.
   *
   * @param successor who would take over, if anybody can
   */
  record ConfirmFirst(RosterMember member, Optional<Duty> successor) implements RosterAnswer {}
}
