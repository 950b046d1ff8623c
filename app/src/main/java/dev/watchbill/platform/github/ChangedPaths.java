package dev.watchbill.platform.github;

import java.util.List;

/**
 * The files that a pull request touches: also those it deletes, and both names of one it renames.
 *
 * @param complete whether these are all; GitHub lists some thousands at most
 */
public record ChangedPaths(List<String> paths, boolean complete) {
  public ChangedPaths {
    paths = List.copyOf(paths);
  }
}
