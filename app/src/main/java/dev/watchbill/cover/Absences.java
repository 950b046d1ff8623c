package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.util.List;

/**
 * Who is out of office: named people are told, covers are asked for, and the backup stands in for
 * what nobody takes (R15).
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Absences {
  Absences() {}

  /**
   * {@code who} is away in {@code span}. Asks for a cover of each of their stints in it, in every
   * rotation; the first to accept has it.
   */
  public AbsenceAnswer away(PersonId who, Span span, String command) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@code who} is not away after all: covers that nobody has taken are withdrawn. What is taken
   * stays taken until it is given back: {@link ChangeRequests#cancel}.
   */
  public AbsenceAnswer back(PersonId who, long absence, String command) {
    throw new UnsupportedOperationException();
  }

  /** Those of {@code who} that are not over, in the order of time. */
  public List<Absence> of(PersonId who) {
    throw new UnsupportedOperationException();
  }
}
