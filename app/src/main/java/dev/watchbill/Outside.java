package dev.watchbill;

import dev.watchbill.config.ReleaseConfig.Branch;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.github.Repository;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import java.util.Optional;
import java.util.function.Function;

/**
 * The services that the bot speaks with besides Slack. Which branch it is that is frozen may change
 * with the configuration, and what held another one is let go.
 *
 * @param issues where bugs are filed
 * @param repositories each by its name, {@code owner/name}; empty without a way into GitHub
 * @param mergeFreezes each branch there; empty without a token
 * @param gitHub where people read what is on GitHub
 */
public record Outside(
    Issues issues,
    Function<String, Optional<Repository>> repositories,
    Function<Branch, Optional<MergeFreeze>> mergeFreezes,
    GitHubWeb gitHub) {

  /** None of them. */
  public static Outside nothing() {
    return of(Issues.UNKNOWN);
  }

  /** With bugs on GitHub, and nothing more. */
  public static Outside of(Issues issues) {
    return new Outside(
        issues, name -> Optional.empty(), branch -> Optional.empty(), GitHubWeb.PUBLIC);
  }
}
