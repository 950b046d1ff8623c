package dev.watchbill.sandbox.mergefreeze;

import dev.watchbill.sandbox.github.MergeGuard;
import dev.watchbill.sandbox.github.Pull;
import dev.watchbill.sandbox.github.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * What Merge Freeze knows of one branch, and stops there. Nothing of it is kept. Safe for
 * concurrent use.
 */
public final class MergeFreezeBoard implements MergeGuard {
  /** What the sandbox's bot is given as {@code MERGE_FREEZE_TOKEN}. */
  public static final String TOKEN = "sandbox-merge-freeze-token";

  private final String repository;
  private final String branch;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Standing standing = new Standing(false, Optional.empty(), "", List.of());

  /** Of a branch that is not frozen. */
  public MergeFreezeBoard(String repository, String branch) {
    this.repository = repository;
    this.branch = branch;
  }

  /**
   * How the branch stands.
   *
   * @param by who set it so
   * @param unblocked the pull requests that may merge all the same
   */
  public record Standing(
      boolean frozen, Optional<String> by, String note, List<Integer> unblocked) {
    public Standing {
      unblocked = List.copyOf(unblocked);
    }
  }

  /** {@code owner/name} */
  public String repository() {
    return repository;
  }

  /** The branch. */
  public String branch() {
    return branch;
  }

  /** How it stands now. */
  public synchronized Standing standing() {
    return standing;
  }

  /** Freezes it by hand, or lifts that; the list stays. */
  public void freeze(boolean frozen, String by) {
    change(now -> new Standing(frozen, Optional.of(by), "", now.unblocked()));
  }

  /** Lets these merge, and no others. */
  public void unblock(List<Integer> numbers) {
    change(now -> new Standing(now.frozen(), now.by(), now.note(), numbers));
  }

  Standing set(boolean frozen, Optional<String> by, String note, Optional<List<Integer>> list) {
    return change(now -> new Standing(frozen, by, note, list.orElse(now.unblocked())));
  }

  /** Tells that something has changed; must be quick. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  private Standing change(UnaryOperator<Standing> change) {
    Standing after;
    synchronized (this) {
      after = change.apply(standing);
      standing = after;
    }
    listeners.forEach(Runnable::run);
    return after;
  }

  @Override
  public Optional<Verdict> verdict(String of, Pull pull) {
    var now = standing();
    if (!now.frozen() || !of.equalsIgnoreCase(repository) || !pull.base().equals(branch)) {
      return Optional.empty();
    }
    return Optional.of(
        now.unblocked().contains(pull.number())
            ? new Verdict(Verdict.State.EXEMPT, "Merge Freeze lets it through.")
            : new Verdict(
                Verdict.State.BLOCKED,
                "Merge Freeze holds %s%s."
                    .formatted(branch, now.by().map(who -> ": set by " + who).orElse(""))));
  }
}
