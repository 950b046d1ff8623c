package dev.watchbill.gate;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Gates that are not configured any more and still hold a branch: each is let go by its own
 * service, or people are told, so that nothing stays held that nobody lifts (R31).
 */
final class FormerGates implements Timed {
  static final String NAME = "former-gates";

  private final GateName ours;
  private final GateStore store;
  private final Freezes freezes;
  private final Function<GateName, GateRounds> rounds;
  private final Map<String, GateRounds> known = new ConcurrentHashMap<>();

  /**
   * @param ours the one that is configured
   * @param rounds sees to one of the others
   */
  FormerGates(
      GateName ours, GateStore store, Freezes freezes, Function<GateName, GateRounds> rounds) {
    this.ours = ours;
    this.store = store;
    this.freezes = freezes;
    this.rounds = rounds;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(Instant now) {
    for (String name : store.others()) {
      var former = GateName.parse(name);
      if (!isStillNeeded(former)) {
        known.computeIfAbsent(name, its -> rounds.apply(former)).due();
      }
    }
  }

  /** The branch is frozen, and the gate that is configured does not hold it yet. */
  private boolean isStillNeeded(GateName former) {
    Optional<Freeze> freeze = freezes.active();
    return freeze.isPresent()
        && ours.kind() != ReleaseConfig.Gate.NONE
        && ours.branch().equals(former.branch())
        && store
            .find()
            .filter(gate -> gate.known().heldFor().equals(freeze.map(Freeze::id)))
            .isEmpty();
  }

  /** The sweep is often enough. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }
}
