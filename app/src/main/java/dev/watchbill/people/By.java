package dev.watchbill.people;

import dev.watchbill.platform.audit.AuditEntry;

/**
 * Who does something, and from where.
 *
 * @param actor a Slack user id, or {@link AuditEntry#WATCHBILL}
 * @param from as it reads in the audit trail: {@code /critical-bug}, {@code a button}, {@code a
 *     reply}, {@code the clock}
 */
public record By(String actor, String from) {

  /** A person. */
  public static By person(PersonId who, String from) {
    return new By(who.value(), from);
  }

  /** What is done because of the time. */
  public static By clock() {
    return new By(AuditEntry.WATCHBILL, "the clock");
  }

  /** The person, where one is needed. */
  public PersonId who() {
    if (actor.equals(AuditEntry.WATCHBILL)) {
      throw new IllegalStateException("the clock is nobody in particular");
    }
    return new PersonId(actor);
  }
}
