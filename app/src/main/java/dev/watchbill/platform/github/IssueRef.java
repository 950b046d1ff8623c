package dev.watchbill.platform.github;

import java.util.Optional;

/** An issue on GitHub, as its address names it. */
public record IssueRef(String owner, String repository, int number) {
  /**
   * The issue on the GitHub of everybody that an address leads to, whatever follows its number;
   * empty for any other address.
   */
  public static Optional<IssueRef> at(String address) {
    return GitHubWeb.PUBLIC.issue(address);
  }

  /** The same for every way of writing the address, there. */
  public String address() {
    return "%s/%s/%s/issues/%d".formatted(GitHubWeb.PUBLIC.address(), owner, repository, number);
  }

  /** As GitHub writes it: {@code owner/repository#12}. */
  @Override
  public String toString() {
    return owner + "/" + repository + "#" + number;
  }
}
