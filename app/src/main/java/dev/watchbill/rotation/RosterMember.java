package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody who takes shifts in a rotation.
 *
 * @param group the key of their product group
 * @param since the day on which their onboarding was done
 * @param eligibleFrom no shift of theirs starts before this (R2)
 */
public record RosterMember(PersonId person, String group, LocalDate since, Instant eligibleFrom) {

  /** Whether a shift of theirs may start at {@code instant}. */
  public boolean eligibleAt(Instant instant) {
    return !instant.isBefore(eligibleFrom);
  }
}
