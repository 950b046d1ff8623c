package dev.watchbill.escalation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * The record of an outage (R16).
 *
 * @param escalation the one that opened it
 * @param rotation the configured name of the rotation that escalated
 * @param by who escalated
 * @param at when
 * @param needed what they asked for: what it is about, as typed
 * @param lastFilled who last filled it in, and when
 * @param revision how often it was
 */
public record Outage(
    long id,
    long escalation,
    String rotation,
    PersonId by,
    Instant at,
    String needed,
    OutageAnswers answers,
    Optional<Escalation.Act> lastFilled,
    int revision) {

  /** The key of the message in the escalation's thread that shows how it stands. */
  public String card() {
    return "outage:" + id + ":card";
  }

  /** Whether all six questions have an answer. */
  public boolean isComplete() {
    return answers.missing().isEmpty();
  }
}
