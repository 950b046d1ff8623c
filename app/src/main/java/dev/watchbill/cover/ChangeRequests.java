package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes of plan, from the question to the changed plan. Each needs the other engineer's yes and,
 * where the rotation is configured so, that of a manager of each product group touched (R3).
 *
 * <p>A rotation is named as in the configuration; another name is a mistake of the caller's. {@code
 * command} is what the actor typed or pressed, for the audit trail.
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class ChangeRequests {
  ChangeRequests() {}

  /**
   * Asks that somebody covers {@code asker} in {@code span}, as far as they are on call in it and
   * it lies ahead.
   *
   * @param whom the one to ask; everybody on the roster, if empty
   */
  public ChangeAnswer askCover(
      PersonId asker, String rotation, Span span, Optional<PersonId> whom, String command) {
    throw new UnsupportedOperationException();
  }

  /**
   * Asks {@code whom} to swap: what {@code asker} holds of one shift for what they hold of another.
   *
   * @param mine the id of a shift among {@link #swappable} ones of the asker
   * @param theirs the id of a shift among those of {@code whom}
   */
  public ChangeAnswer askSwap(
      PersonId asker, String rotation, long mine, PersonId whom, long theirs, String command) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@code asker} takes over now from whoever is on call: asks them, or does it at once if it is
   * for the asker to decide (R10).
   *
   * @param until the end; that of the present stint, if empty or later
   */
  public ChangeAnswer take(
      PersonId asker, String rotation, Optional<Instant> until, String command) {
    throw new UnsupportedOperationException();
  }

  /** {@code who} says yes. Of two who do at once, one has it. */
  public ChangeAnswer accept(long id, PersonId who, String command) {
    throw new UnsupportedOperationException();
  }

  /** {@code who}, being asked, says no. */
  public ChangeAnswer decline(long id, PersonId who, String command) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@code who} approves, for every group they speak for (R3); an admin who manages none of them
   * for all. A manager of whoever is on call may say yes in their place when somebody takes over.
   */
  public ChangeAnswer approve(long id, PersonId who, String command) {
    throw new UnsupportedOperationException();
  }

  /** {@code who}, who could approve, does not: it ends. */
  public ChangeAnswer refuse(long id, PersonId who, String command) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@code who} wants it no more: what is open is withdrawn, by either party. For what is done and
   * lies ahead the other party is asked to give it back: then the request recorded is that one.
   */
  public ChangeAnswer cancel(long id, PersonId who, String command) {
    throw new UnsupportedOperationException();
  }

  /** The request of that number. */
  public Optional<ChangeRequest> find(long id) {
    throw new UnsupportedOperationException();
  }

  /** What waits for {@code who}, what they wait for, and what is changed and lies ahead. */
  public ChangesOf of(PersonId who) {
    throw new UnsupportedOperationException();
  }

  /** What {@code who} may {@link #cancel}, in the order of time. */
  public List<ChangeRequest> cancellable(PersonId who) {
    throw new UnsupportedOperationException();
  }

  /** The shifts of a rotation that have not begun, and in which {@code who} is on call. */
  public List<HeldShift> swappable(String rotation, PersonId who) {
    throw new UnsupportedOperationException();
  }

  /** When {@code who} is on call in a rotation, now and later, in the order of time. */
  public List<Stint> stints(String rotation, PersonId who) {
    throw new UnsupportedOperationException();
  }

  /**
   * Who can be asked for covers and swaps, apart from {@code asker}: the roster, and the backup.
   */
  public List<PersonId> askable(String rotation, PersonId asker) {
    throw new UnsupportedOperationException();
  }
}
