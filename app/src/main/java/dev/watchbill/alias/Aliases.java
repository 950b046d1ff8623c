package dev.watchbill.alias;

import java.util.function.Consumer;

/** The aliases of the rotations, each kept pointed at whoever is on call (R7, R11). */
public final class Aliases {
  Aliases() {}

  /**
   * How the alias of {@code rotation} stands.
   *
   * @throws IllegalArgumentException if no rotation is called that
   */
  @SuppressWarnings("DoNotCallSuggester")
  public AliasState state(String rotation) {
    throw new UnsupportedOperationException();
  }

  /** What a person does in Slack to point it there, in mrkdwn, one numbered line a step. */
  @SuppressWarnings("DoNotCallSuggester")
  public String stepsByHand(String rotation) {
    throw new UnsupportedOperationException();
  }

  /**
   * Calls {@code hearing} with a rotation's name whenever {@link #state} has changed, inside the
   * transaction.
   */
  @SuppressWarnings("DoNotCallSuggester")
  public void whenChanged(Consumer<String> hearing) {
    throw new UnsupportedOperationException();
  }
}
