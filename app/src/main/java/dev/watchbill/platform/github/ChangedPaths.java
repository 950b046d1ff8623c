package dev.watchbill.platform.github;

import java.util.List;

/**
 * The files that a pull request touches: also those it deletes, and both names of one it renames.
 *
 * @param files how many files these are: one that is renamed has two paths
 * @param complete whether these are all; GitHub lists some thousands at most
 */
public record ChangedPaths(List<String> paths, int files, boolean complete) {
  public ChangedPaths {
    paths = List.copyOf(paths);
  }

  /** Where nothing is renamed. */
  public ChangedPaths(List<String> paths, boolean complete) {
    this(paths, paths.size(), complete);
  }
}
