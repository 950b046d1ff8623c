package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.util.List;

/**
 * Who stands in for whom. An override is bound to its shift; what is past never changes. Whether a
 * change is agreed to, and by whom, is for the caller to know.
 */
public final class Overrides {
  Overrides() {}

  /**
   * Makes everybody else who changes this rotation's plan wait until the present transaction ends.
   *
   * @throws IllegalArgumentException if no rotation is called that
   */
  @SuppressWarnings("DoNotCallSuggester")
  public void lock(String rotation) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether {@code who} is the one on call throughout {@code parts}, as far as they lie ahead; not,
   * if nothing of them lies ahead, or a shift is not planned any more.
   */
  @SuppressWarnings("DoNotCallSuggester")
  public boolean holds(String rotation, PersonId who, List<ShiftPart> parts) {
    throw new UnsupportedOperationException();
  }

  /**
   * From now on {@code to} is on call in {@code parts} instead of {@code from}, as far as they lie
   * ahead. In the caller's transaction, after {@link #lock}; whatever hangs on the plan hears of
   * it.
   *
   * @throws IllegalStateException if {@code from} does not hold all of them; nothing is changed
   */
  @SuppressWarnings("DoNotCallSuggester")
  public void give(String rotation, PersonId from, PersonId to, List<ShiftPart> parts) {
    throw new UnsupportedOperationException();
  }
}
