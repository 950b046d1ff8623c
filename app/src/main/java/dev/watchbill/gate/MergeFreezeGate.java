package dev.watchbill.gate;

import dev.watchbill.platform.mergefreeze.MergeFreeze;
import dev.watchbill.platform.mergefreeze.MergeFreezeAway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The branch, frozen in Merge Freeze; what is exempt is in its list, which we keep. */
final class MergeFreezeGate implements MergeGate {
  static final String BY_HAND =
      "By hand: *Freeze* or *Unfreeze* on the branch's page at Merge Freeze.";

  private static final List<Integer> NONE = List.of();

  private final MergeFreeze mergeFreeze;
  private final GateWords words;

  MergeFreezeGate(MergeFreeze mergeFreeze, GateWords words) {
    this.mergeFreeze = mergeFreeze;
    this.words = words;
  }

  @Override
  public String service() {
    return "Merge Freeze";
  }

  @Override
  public String held() {
    return "frozen in Merge Freeze";
  }

  @Override
  public String byHand() {
    return BY_HAND;
  }

  @Override
  public Look look(Wish wish, Known known, Instant now) throws GateAway {
    try {
      var found = mergeFreeze.standing();
      var step = GatePolicy.mergeFreeze(wish, known, found);
      if (step.act()) {
        mergeFreeze.set(
            wish.isHeld(),
            GatePolicy.OURS,
            words.note(wish),
            wish.isHeld() ? wish.numbers() : NONE);
      }
      return new Look(
          wish.isHeld(),
          step.act(),
          step.contradicted(),
          step.drift(),
          step.faults(),
          Optional.empty(),
          false);
    } catch (MergeFreezeAway e) {
      throw GateAway.of(e);
    }
  }
}
