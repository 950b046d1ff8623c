package dev.watchbill.sandbox.github;

/** Whether the merge queue merges "only non-failing pull requests", a setting of GitHub's. */
public enum Grouping {
  /** Each that is merged has passed. */
  ALL_GREEN,
  /** The last of a group has passed, and takes along all that are ahead. */
  HEAD_GREEN
}
