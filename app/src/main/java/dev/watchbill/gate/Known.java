package dev.watchbill.gate;

import java.util.List;
import java.util.Optional;

/**
 * What the last looks have left.
 *
 * @param heldFor the freeze for which the branch was found held last
 * @param numbers the pull requests that were given a way past last
 * @param contradicted how often in a row the service took what it was told, and then said otherwise
 */
record Known(Optional<Long> heldFor, List<Integer> numbers, int contradicted) {
  static final Known NOTHING = new Known(Optional.empty(), List.of(), 0);

  Known {
    numbers = List.copyOf(numbers);
  }

  /** The same of a branch of which it is not known that it was held. */
  Known notHeld() {
    return new Known(Optional.empty(), numbers, contradicted);
  }

  /** Whether the branch was held for just that freeze. */
  boolean heldFor(Wish wish) {
    return wish.freeze().isPresent() && heldFor.equals(wish.freeze().map(freeze -> freeze.id()));
  }
}
