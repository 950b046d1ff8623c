package dev.watchbill.stories;

import java.util.regex.Pattern;

/** Slack's markup as a person reads it. */
final class Words {
  private static final Pattern DATE = Pattern.compile("<!date\\^[^|>]*\\|([^>]*)>");

  private Words() {}

  /** With every moment in the zone that the bot gives for clients without a reader's zone. */
  static String of(String markup) {
    return DATE.matcher(markup)
        .replaceAll("$1")
        .replace("*", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
