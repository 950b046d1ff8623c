package dev.watchbill.gate;

import dev.watchbill.platform.github.Merging.Requirement;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to do about a gate that is, or is not, as it is wished. */
final class GatePolicy {
  /** As the bot is called in the other tool. */
  static final String OURS = "Watchbill";

  /** So many failures in a row that may pass by themselves bother nobody. */
  static final int BORNE = 2;

  /** How often it is looked at though nothing is frozen and nothing has happened. */
  static final Duration ROUTINE = Duration.ofHours(1);

  /** How often, while people have something to mend and nothing is frozen. */
  private static final Duration MENDING = Duration.ofMinutes(5);

  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15));

  private static final List<Fault> NO_FAULTS = List.of();

  private GatePolicy() {}

  /**
   * What there is to do.
   *
   * @param act whether it is to be set as wished
   * @param drift what somebody has changed, if it was somebody
   * @param contradicted whether the service was told already, and says otherwise
   */
  record Step(boolean act, Optional<Drift> drift, List<Fault> faults, boolean contradicted) {
    static final Step NOTHING = new Step(false, Optional.empty(), List.of(), false);
    static final Step ACT = new Step(true, Optional.empty(), List.of(), false);
  }

  /**
   * Of a branch in Merge Freeze. Where the service keeps its list to itself the list is written
   * anew every time: nobody can see whether it is still ours.
   */
  static Step mergeFreeze(Wish wish, Known known, MergeFreeze.Standing found) {
    if (wish.isHeld()) {
      return found.frozen() ? list(wish, known, found) : opened(wish, known, found);
    }
    if (known.heldFor().isPresent()) {
      // Whatever it says: it has been known to call a frozen branch open.
      return Step.ACT;
    }
    if (!found.frozen()) {
      return Step.NOTHING;
    }
    boolean ours = found.by().filter(OURS::equals).isPresent();
    if (ours) {
      var faults =
          known.contradicted() >= BORNE ? List.of(Fault.of(Fault.Kind.LEFT_OVER)) : NO_FAULTS;
      return new Step(true, Optional.empty(), faults, true);
    }
    return new Step(
        false,
        Optional.empty(),
        List.of(new Fault(Fault.Kind.FOREIGN, found.by().stream().toList())),
        false);
  }

  private static Step list(Wish wish, Known known, MergeFreeze.Standing found) {
    if (found.unblocked().isEmpty()) {
      return Step.ACT;
    }
    if (found.unblocked().get().stream().distinct().sorted().toList().equals(wish.numbers())) {
      return Step.NOTHING;
    }
    boolean somebodys = known.heldFor(wish) && known.numbers().equals(wish.numbers());
    return new Step(
        true,
        somebodys ? Optional.of(new Drift(Drift.Kind.LIST, others(found))) : Optional.empty(),
        NO_FAULTS,
        false);
  }

  private static Step opened(Wish wish, Known known, MergeFreeze.Standing found) {
    if (!known.heldFor(wish)) {
      return Step.ACT;
    }
    return new Step(
        true,
        Optional.of(new Drift(Drift.Kind.OPENED, others(found))),
        known.contradicted() >= BORNE ? List.of(Fault.of(Fault.Kind.NOT_HELD)) : NO_FAULTS,
        true);
  }

  private static Optional<String> others(MergeFreeze.Standing found) {
    return found.by().filter(by -> !by.equals(OURS));
  }

  /** Of the required check on GitHub, before anything was done. */
  static Step requirement(Wish wish, Known known, Requirement found) {
    if (!wish.isHeld()) {
      // Ours may stand there under a name of the check that is not configured any more.
      return found.required() || found.ours() || known.heldFor().isPresent()
          ? Step.ACT
          : Step.NOTHING;
    }
    if (found.required() && found.ours()) {
      return Step.NOTHING;
    }
    return new Step(
        true,
        known.heldFor(wish) && known.contradicted() == 0
            ? Optional.of(new Drift(Drift.Kind.OPENED, Optional.empty()))
            : Optional.empty(),
        NO_FAULTS,
        false);
  }

  /** What is amiss with it, as it is after whatever was done. */
  static List<Fault> amiss(Wish wish, Known known, Requirement after) {
    var faults = new ArrayList<Fault>();
    // Right after a change GitHub may still show what was before.
    boolean sure = known.contradicted() > 0;
    if (wish.isHeld() && !after.required() && sure) {
      faults.add(Fault.of(Fault.Kind.NOT_HELD));
    }
    if (wish.isHeld() && after.required() && !after.bypassing().isEmpty()) {
      faults.add(new Fault(Fault.Kind.BYPASSED, after.bypassing()));
    }
    if (!wish.isHeld() && after.required() && sure) {
      faults.add(Fault.of(Fault.Kind.LEFT_OVER));
    }
    return faults;
  }

  /** How long to wait after a look that went well. */
  static Duration pause(Wish wish, Look look, int contradicted, Duration every) {
    if (look.unfinished()) {
      return Duration.ZERO;
    }
    if (look.contradicted() && contradicted <= BORNE) {
      return RETRIES.get(0).compareTo(every) < 0 ? RETRIES.get(0) : every;
    }
    if (!wish.isHeld() && !look.faults().isEmpty()) {
      return every.compareTo(MENDING) > 0 ? every : MENDING;
    }
    return wish.isHeld() || look.acted() ? every : ROUTINE;
  }

  /**
   * How long to wait after one that failed.
   *
   * @param matters whether the branch is to be held, or was
   */
  static Duration retry(int attempts, boolean matters, Duration every) {
    Duration next = RETRIES.get(Math.min(attempts, RETRIES.size()) - 1);
    return matters && next.compareTo(every) > 0 ? every : next;
  }
}
