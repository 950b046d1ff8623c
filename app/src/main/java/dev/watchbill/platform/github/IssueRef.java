package dev.watchbill.platform.github;

import java.util.Optional;
import java.util.regex.Pattern;

/** An issue on GitHub, as its address names it. */
public record IssueRef(String owner, String repository, int number) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://(?:www\\.)?github\\.com/([A-Za-z0-9-]{1,39})/([A-Za-z0-9._-]{1,100})"
              + "/issues/(\\d{1,9})(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * The issue that an address leads to, whatever follows its number; empty for any other address.
   */
  public static Optional<IssueRef> at(String address) {
    var matcher = ADDRESS.matcher(address.strip());
    return matcher.matches()
        ? Optional.of(
            new IssueRef(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /** The same for every way of writing the address. */
  public String address() {
    return "https://github.com/%s/%s/issues/%d".formatted(owner, repository, number);
  }

  /** As GitHub writes it: {@code owner/repository#12}. */
  @Override
  public String toString() {
    return owner + "/" + repository + "#" + number;
  }
}
