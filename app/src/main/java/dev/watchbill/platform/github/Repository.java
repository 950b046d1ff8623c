package dev.watchbill.platform.github;

/** One repository on GitHub, to which the bot has a way in. */
public interface Repository {
  /** {@code owner/name} */
  String name();

  /** Its pull requests. */
  PullRequests pullRequests();

  /** What has to be green before they merge. */
  Merging merging();
}
