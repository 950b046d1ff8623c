package dev.watchbill.sandbox.github;

import java.util.Optional;

/** A service besides GitHub that has a say in what merges. */
@FunctionalInterface
public interface MergeGuard {
  /** Whether the pull request may merge; empty if the service does not care. */
  Optional<Verdict> verdict(String repository, Pull pull);
}
