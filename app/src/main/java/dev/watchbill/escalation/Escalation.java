package dev.watchbill.escalation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Others brought in, in a thread of its own (R6, R14).
 *
 * @param rotation the configured name of the rotation whose contacts are asked
 * @param request the support request it is about, if there is one and it is remembered
 * @param channelId where its thread is
 * @param by who escalated
 * @param named whom they asked besides the contact
 * @param asked everybody who was asked so far
 * @param firstContact which of the rotation's contacts was asked first, counted from 0
 * @param contactsAsked how many of them were, in {@link EscalationPolicy#order}
 * @param nextAt when the next one is, unless somebody answers; none if nobody is left to be asked
 * @param answer who is on it; {@code by} themselves if they need no more help
 */
public record Escalation(
    long id,
    String rotation,
    Optional<Long> request,
    String channelId,
    PersonId by,
    Instant at,
    Research research,
    List<PersonId> named,
    List<PersonId> asked,
    int firstContact,
    int contactsAsked,
    Optional<Instant> nextAt,
    Optional<Act> answer) {

  /** Who did it, and when. */
  public record Act(PersonId by, Instant at) {}

  public Escalation {
    named = List.copyOf(named);
    asked = List.copyOf(asked);
  }

  /** The key of the message that begins its thread and shows how it stands. */
  public static String card(long id) {
    return "escalation:" + id;
  }

  /** As {@link #card(long)}. */
  public String card() {
    return card(id);
  }

  /** Whether whoever escalated said that they need no more help. */
  public boolean isCalledOff() {
    return answer.filter(act -> act.by().equals(by)).isPresent();
  }

  /** The same, with everybody asked who is asked by then. */
  Escalation asking(List<PersonId> everybody, int contacts, Optional<Instant> next) {
    return new Escalation(
        id,
        rotation,
        request,
        channelId,
        by,
        at,
        research,
        named,
        everybody,
        firstContact,
        contacts,
        next,
        answer);
  }

  /** The same, answered: nobody else is asked. */
  Escalation answered(Act act) {
    return new Escalation(
        id,
        rotation,
        request,
        channelId,
        by,
        at,
        research,
        named,
        asked,
        firstContact,
        contactsAsked,
        Optional.empty(),
        Optional.of(act));
  }
}
