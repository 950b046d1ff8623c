package dev.watchbill.platform.mergefreeze;

import java.util.List;
import java.util.Optional;

/**
 * One branch, as Merge Freeze holds it. Slow, and takes one call a second: never call it inside a
 * transaction.
 */
public interface MergeFreeze {
  /**
   * How the branch stands there.
   *
   * @param by who set it so, as they are called there
   * @param unblocked the pull requests that may merge all the same; empty where the service does
   *     not say
   */
  record Standing(boolean frozen, Optional<String> by, Optional<List<Integer>> unblocked) {}

  /**
   * How it stands. The service has been seen to say that a branch is not frozen when it is.
   *
   * @throws MergeFreezeAway if it does not say
   */
  Standing standing() throws MergeFreezeAway;

  /**
   * Sets it so.
   *
   * @param unblocked replaces whatever list there was
   * @throws MergeFreezeAway if the service does not take it
   */
  Standing set(boolean frozen, String by, String note, List<Integer> unblocked)
      throws MergeFreezeAway;
}
