package dev.watchbill.platform.github;

/** GitHub did not say what it was asked. The message is a sentence, and holds no secret. */
public final class GitHubAway extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without the cause: what a client library writes into its own may hold anything. */
  public GitHubAway(String sentence) {
    super(sentence);
  }

  /** Why, in a sentence for people: {@code GitHub does not accept GITHUB_TOKEN (401).} */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
