package dev.watchbill.platform.github;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where people read what is on GitHub: that of everybody, or one of one's own.
 *
 * @param address such as {@code https://github.com}, without a slash at its end
 */
public record GitHubWeb(String address) {
  /** That of everybody. */
  public static final GitHubWeb PUBLIC = new GitHubWeb("https://github.com");

  /** What is asked of a GitHub of one's own, and of one that GitHub keeps apart for a company. */
  private static final Pattern OWN = Pattern.compile("(https?://[^/]+)/api/v3/?");

  private static final Pattern APART = Pattern.compile("https://api\\.([^/.]+\\.ghe\\.com)/?");

  /**
   * What an address leads to.
   *
   * @param repository {@code owner/name}
   * @param isIssue else it is a pull request
   * @param number only digits, and at least one
   */
  public record Place(String repository, boolean isIssue, String number) {}

  /**
   * The one whose API is at {@code api}; that of everybody, if nothing else is known to belong to
   * it.
   */
  public static GitHubWeb of(URI api) {
    var own = OWN.matcher(api.toString());
    var apart = APART.matcher(api.toString());
    if (own.matches()) {
      return new GitHubWeb(own.group(1));
    }
    return apart.matches() ? new GitHubWeb("https://" + apart.group(1)) : PUBLIC;
  }

  /**
   * A pull request's address.
   *
   * @param repository {@code owner/name}
   */
  public String pull(String repository, int number) {
    return "%s/%s/pull/%d".formatted(address, repository, number);
  }

  /** What is there, whatever follows the number; empty if it is no pull request and no issue. */
  public Optional<Place> place(String typed) {
    var matcher =
        pattern("(?:https?://)?", "/([\\w.-]+/[\\w.-]+)/(pulls?|issues)/(\\d+)(?:[/?#].*)?")
            .matcher(typed);
    return matcher.matches()
        ? Optional.of(
            new Place(
                matcher.group(1), matcher.group(2).equalsIgnoreCase("issues"), matcher.group(3)))
        : Optional.empty();
  }

  /** Whether it is an address without {@code https} before it, as people type it. */
  public boolean isBareAddress(String typed) {
    return pattern("", "/.+").matcher(typed).matches();
  }

  /** The issue that an address leads to, whatever follows its number. */
  public Optional<IssueRef> issue(String typed) {
    var matcher =
        pattern(
                "https?://",
                "/([A-Za-z0-9-]{1,39})/([A-Za-z0-9._-]{1,100})/issues/(\\d{1,9})(?:[/?#].*)?")
            .matcher(typed.strip());
    return matcher.matches()
        ? Optional.of(
            new IssueRef(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  private Pattern pattern(String before, String after) {
    String host = address.replaceFirst("^https?://", "");
    return Pattern.compile(
        before + "(?:www\\.)?" + Pattern.quote(host) + after, Pattern.CASE_INSENSITIVE);
  }
}
