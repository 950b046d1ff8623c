package dev.watchbill.gate;

import dev.watchbill.exemption.Exemption;
import dev.watchbill.freeze.Freeze;
import java.util.List;
import java.util.Optional;

/**
 * How the gate should be.
 *
 * @param freeze the one that goes on; empty while anybody may merge
 * @param exempt what may merge all the same
 */
record Wish(Optional<Freeze> freeze, List<Exemption> exempt) {
  /** Nothing is frozen. */
  static final Wish NONE = new Wish(Optional.empty(), List.of());

  Wish {
    exempt = List.copyOf(exempt);
  }

  boolean isHeld() {
    return freeze.isPresent();
  }

  /** The pull requests that may merge, in order. */
  List<Integer> numbers() {
    return exempt.stream().map(Exemption::number).distinct().sorted().toList();
  }
}
