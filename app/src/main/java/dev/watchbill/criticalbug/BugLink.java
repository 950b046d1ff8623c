package dev.watchbill.criticalbug;

import dev.watchbill.platform.github.IssueRef;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of filed bugs, as people paste them (R18). */
final class BugLink {
  /** Slack allows 3,000 characters for an address in a message, which names others as well. */
  static final int LONGEST = 1_000;

  private static final Pattern ADDRESS =
      Pattern.compile("(https?)://([^/?#\\s]+)([/?#].*)?", Pattern.CASE_INSENSITIVE);

  /** What nobody sees, among it the marks that turn the direction of what follows. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  /** Printable, but they would end the markup around an address. */
  private static final String BREAKS_MARKUP = "<>|\"`^{}\\";

  private BugLink() {}

  /**
   * The address in the one form in which it is kept and compared, safe inside Slack's markup:
   * GitHub issues as {@link IssueRef#address}; any other with what could end the markup
   * percent-encoded.
   *
   * @param typed one address and nothing else, not escaped
   * @return empty if it is not one of {@code http} or {@code https}, or too long
   */
  static Optional<String> of(String typed) {
    String visible = INVISIBLE.matcher(typed).replaceAll("").strip();
    Matcher parts = ADDRESS.matcher(visible);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<IssueRef> issue = IssueRef.at(visible);
    if (issue.isPresent()) {
      return issue.map(IssueRef::address);
    }
    String rest = Optional.ofNullable(parts.group(3)).orElse("");
    return host(parts.group(2))
        .map(host -> parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + encoded(rest))
        .filter(address -> address.length() <= LONGEST);
  }

  private static Optional<String> host(String typed) {
    try {
      String host = IDN.toASCII(typed, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return Optional.of(host)
          .filter(it -> it.matches("[a-z0-9._~%!$&'()*+,;=:@\\[\\]-]*[a-z0-9\\]][.]?(:\\d*)?"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    var encoded = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c > ' ' && c < 0x7f && BREAKS_MARKUP.indexOf(c) < 0) {
                encoded.appendCodePoint(c);
              } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                  encoded.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
                }
              }
            });
    return encoded.toString();
  }
}
