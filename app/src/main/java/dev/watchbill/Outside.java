package dev.watchbill;

import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.github.Repository;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import java.util.Optional;

/**
 * The services that the bot speaks with besides Slack.
 *
 * @param issues where bugs are filed
 * @param repository the one whose branch is frozen; empty without a way into GitHub
 * @param mergeFreeze its branch there; empty without a token
 */
public record Outside(
    Issues issues, Optional<Repository> repository, Optional<MergeFreeze> mergeFreeze) {

  /** None of them. */
  public static Outside nothing() {
    return new Outside(Issues.UNKNOWN, Optional.empty(), Optional.empty());
  }

  /** With bugs on GitHub, and nothing more. */
  public static Outside of(Issues issues) {
    return new Outside(issues, Optional.empty(), Optional.empty());
  }
}
