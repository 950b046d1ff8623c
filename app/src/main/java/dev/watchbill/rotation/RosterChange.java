package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;

/** Why a plan changed. */
sealed interface RosterChange {
  /** Somebody joined, by {@code actor}'s act (R2). */
  record Joined(PersonId actor, RosterMember member) implements RosterChange {}

  /** Somebody left, by {@code actor}'s act. */
  record Left(PersonId actor, RosterMember member) implements RosterChange {}

  /** The configured hour of the handoff moved. */
  record HoursMoved() implements RosterChange {}
}
