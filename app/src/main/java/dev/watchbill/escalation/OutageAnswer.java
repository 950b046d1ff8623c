package dev.watchbill.escalation;

/** What became of filling in an outage record. */
public sealed interface OutageAnswer {
  /** It is kept. */
  record Filled(Outage outage) implements OutageAnswer {}

  /**
   * Somebody else filled it in since the form was opened; nothing was changed.
   *
   * @param outage as they left it
   * @param together their answers and the later one's
   */
  record Changed(Outage outage, OutageAnswers together) implements OutageAnswer {}

  /** There is no such record any more. */
  record Gone() implements OutageAnswer {}
}
