package dev.watchbill.support;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a message is about, in a few words. */
public final class Gist {
  /** Characters kept: no more of what people write is stored than a list needs. */
  private static final int KEPT = 120;

  private static final Pattern MARKUP = Pattern.compile("<([@#!]?)([^>|]*)(?:\\|([^>]*))?>");
  private static final Pattern TURNING =
      Pattern.compile("[\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private Gist() {}

  /**
   * The beginning of a message as people see it, in one line; empty if it has no words.
   *
   * @param text mrkdwn as Slack delivers it
   */
  public static String of(String text, People people) {
    String seen = MARKUP.matcher(text).replaceAll(found -> quoted(shown(found, people)));
    return Excerpt.of(BLANK.matcher(visible(Mrkdwn.unescape(seen))).replaceAll(" ").strip(), KEPT);
  }

  /** Without marks that nobody sees, but that turn the direction of whatever follows them. */
  static String visible(String typed) {
    return TURNING.matcher(typed).replaceAll("");
  }

  private static String shown(MatchResult markup, People people) {
    String id = markup.group(2);
    String label = markup.group(3);
    return switch (markup.group(1)) {
      case "@" -> "@" + Mrkdwn.escape(people.nameOf(new PersonId(id)));
      case "#" -> label == null || label.isEmpty() ? "" : "#" + label;
      // Whom it asked is known; a date or a broadcast has its label.
      case "!" -> label == null || id.startsWith("subteam^") ? "" : label;
      default -> label == null ? id : label;
    };
  }

  private static String quoted(String words) {
    return Matcher.quoteReplacement(words);
  }
}
