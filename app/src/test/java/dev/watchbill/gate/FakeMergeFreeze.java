package dev.watchbill.gate;

import dev.watchbill.platform.mergefreeze.MergeFreeze;
import dev.watchbill.platform.mergefreeze.MergeFreezeAway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A branch in Merge Freeze, in memory; it notes what it is asked. */
final class FakeMergeFreeze implements MergeFreeze {
  final List<String> calls = new ArrayList<>();
  boolean frozen;
  Optional<String> by = Optional.empty();
  List<Integer> unblocked = List.of();

  /** It keeps its list to itself. */
  boolean listless;

  /** So often it says that the branch is not frozen. */
  int lies;

  /** It takes what it is told, and does not do it. */
  boolean ignores;

  Optional<String> away = Optional.empty();

  /** Somebody clicks there. */
  void clicked(String who, boolean nowFrozen, Integer... numbers) {
    frozen = nowFrozen;
    by = Optional.of(who);
    unblocked = List.of(numbers);
  }

  /** What was set since the last time. */
  List<String> changes() {
    var changes = calls.stream().filter(call -> call.startsWith("set")).toList();
    calls.clear();
    return changes;
  }

  @Override
  public Standing standing() throws MergeFreezeAway {
    asked("standing");
    if (lies > 0) {
      lies--;
      return new Standing(false, Optional.empty(), shown());
    }
    return new Standing(frozen, by, shown());
  }

  @Override
  public Standing set(boolean its, String who, String note, List<Integer> list)
      throws MergeFreezeAway {
    asked("set %s %s: %s".formatted(its, list, note));
    if (!ignores) {
      frozen = its;
      by = Optional.of(who);
      unblocked = list;
    }
    return new Standing(frozen, by, shown());
  }

  private Optional<List<Integer>> shown() {
    return listless ? Optional.empty() : Optional.of(unblocked);
  }

  private void asked(String call) throws MergeFreezeAway {
    calls.add(call);
    if (away.isPresent()) {
      throw new MergeFreezeAway(away.get());
    }
  }
}
