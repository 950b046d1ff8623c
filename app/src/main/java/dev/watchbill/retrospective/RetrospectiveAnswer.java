package dev.watchbill.retrospective;

/** What became of saving, or sending off, a retrospective. */
sealed interface RetrospectiveAnswer {
  /** It is kept as a draft. */
  record Kept(Retrospective retrospective) implements RetrospectiveAnswer {}

  /** It is sent off: everybody can read it, or will once the handoff is opened. */
  record Sent(Retrospective retrospective) implements RetrospectiveAnswer {}

  /** Kept as a draft, but not sent off: some question has no answer yet. */
  record Incomplete(Retrospective retrospective) implements RetrospectiveAnswer {}

  /**
   * Another window has saved something else meanwhile. Both together are kept as the draft, to be
   * looked through; nothing was sent off.
   */
  record Together(Retrospective retrospective) implements RetrospectiveAnswer {}

  /** Only its author writes it; nothing was changed. */
  record NotYours(Retrospective retrospective) implements RetrospectiveAnswer {}

  /** There is none any more. */
  record Gone() implements RetrospectiveAnswer {}
}
