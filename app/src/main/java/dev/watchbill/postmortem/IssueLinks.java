package dev.watchbill.postmortem;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The address of an issue, as people type it or as Slack delivers it. */
final class IssueLinks {
  /** Longer than any address of an issue. */
  static final int LONGEST = 500;

  private IssueLinks() {}

  /** The address, if it is one of the web: {@code <https://example.com/1|words>} is one, too. */
  static Optional<String> read(String typed) {
    String plain = typed.strip();
    if (plain.startsWith("<") && plain.endsWith(">")) {
      plain = plain.substring(1, plain.length() - 1).replaceAll("\\|.*$", "").replace("&amp;", "&");
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    if (plain.length() > LONGEST
        || !(lower.startsWith("http://") || lower.startsWith("https://"))) {
      return Optional.empty();
    }
    try {
      var uri = new URI(plain);
      boolean hasHost = uri.getHost() != null && !uri.getHost().isBlank();
      return hasHost && uri.getUserInfo() == null
          ? Optional.of(
              lower.substring(0, lower.indexOf(':')) + plain.substring(plain.indexOf(':')))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
