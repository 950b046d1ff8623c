package dev.watchbill.criticalbug;

import dev.watchbill.platform.github.IssueRef;
import java.util.Locale;
import java.util.regex.Pattern;

/** A link to a filed bug, written one way: links to the same bug are equal. */
final class BugKey {
  private static final Pattern PARTS =
      Pattern.compile("(https?)://([^/?#]*)([^#]*)(#.*)?", Pattern.CASE_INSENSITIVE);

  private BugKey() {}

  /** The issue's address on GitHub; of another link, without what makes no difference. */
  static String of(String link) {
    String stripped = link.strip();
    return IssueRef.at(stripped)
        .map(issue -> issue.address().toLowerCase(Locale.ROOT))
        .orElseGet(() -> plain(stripped));
  }

  private static String plain(String link) {
    var parts = PARTS.matcher(link);
    if (!parts.matches()) {
      return link;
    }
    String path = parts.group(3);
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return parts.group(1).toLowerCase(Locale.ROOT)
        + "://"
        + parts.group(2).toLowerCase(Locale.ROOT)
        + path;
  }
}
