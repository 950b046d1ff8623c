package dev.watchbill.worktime;

import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words about a span, brought into one shape: lower case, {@code -} alone between its two ends,
 * {@code --} where the last day counts whole, {@code ~} in a date such as 2026~12~16, and what was
 * said once for both ends, a month or a half of the day, said at both.
 *
 * @param saysFrom whether it is said that this is where it begins, so that an end must follow
 */
record SpanText(String words, boolean saysFrom) {
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:t(?=\\d))?");
  private static final Pattern MONTH_LAST =
      Pattern.compile(
          "\\b(\\d{1,2})(?:st|nd|rd|th)? (--?) (\\d{1,2}(?:st|nd|rd|th)?) ([a-z]{3,})\\b( \\d{4})?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "\\b([a-z]{3,}) (\\d{1,2})(?:st|nd|rd|th)? (--?) (\\d{1,2})(?:st|nd|rd|th)?( \\d{4}|$)");
  private static final Pattern MONTH_ONCE =
      Pattern.compile(
          "\\b(\\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,}) (--?) (\\d{1,2})(?:st|nd|rd|th)?$");
  private static final Pattern HALF_LAST =
      Pattern.compile("(?<![\\d:.~])(\\d{1,2})(:\\d{2})? - (\\d{1,2})(:\\d{2})? ?([ap])\\.?m\\b");
  private static final Pattern HOURS =
      Pattern.compile(
          "(?<![\\d:.~])(\\d{1,2})(:\\d{2})? - (\\d{1,2})(:\\d{2})?(?![\\d:.~]| ?[ap]\\.?m)");

  static SpanText of(String typed) {
    String plain =
        typed
            .replaceAll("\\p{Cf}", "")
            .replace("&gt;", ">")
            .replaceAll("[\\s\\p{Z},;]+", " ")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\p{Pd}−]", "-")
            .replaceAll("\\((?:the )?(first|second)(?: time)?\\)", " $1")
            .replaceAll("\\([^)]*\\)", " ")
            .replaceAll("[\"“”`]|[.!?]+$", " ")
            .strip();
    boolean saysFrom = plain.matches(".*\\b(from|since|starting|beginning|(?<!day )after)\\b.*");
    String marked =
        ISO.matcher(plain)
            .replaceAll("$1~$2~$3 ")
            .replaceAll("\\bbetween (.*?) and ", "$1 - ")
            .replaceAll("\\bend of (?:the )?day\\b", "end of today")
            .replaceAll("(?:\\b(?:to|(?:un)?till?) |- )?(?:the )?\\bend of ", " -- ")
            .replaceAll("\\b(through|thru|up to and including)\\b", " -- ")
            .replaceAll("-*>|→|(?<!-)-(?!-)|\\b(?:up )?(?:to|(?:un)?till?|ending)\\b", " - ")
            .replaceAll("^(.*) -(?!-)(.*) (?:inclusive|included|incl)$", "$1 -- $2")
            .replaceAll(
                "\\b(from|since|starting|beginning|on|of|the|all day|whole|entire|o'clock|sharp)\\b",
                " ")
            .replaceAll("(- )+(?=- )", "")
            .replaceAll(" +", " ")
            .strip()
            .replaceAll("^for ", "");
    return new SpanText(shared(marked), saysFrom);
  }

  private static String shared(String words) {
    String months =
        MONTH_LAST
            .matcher(words)
            .replaceAll(m -> isMonth(m.group(4)) ? "$1 $4$5 $2 $3 $4$5" : same(m));
    months =
        MONTH_FIRST
            .matcher(months)
            .replaceAll(m -> isMonth(m.group(1)) ? "$2 $1$5 $3 $4 $1$5" : same(m));
    months =
        MONTH_ONCE
            .matcher(months)
            .replaceAll(m -> isMonth(m.group(2)) ? "$1 $2 $3 $4 $2" : same(m));
    String halves = HALF_LAST.matcher(months).replaceAll(SpanText::withHalf);
    return HOURS.matcher(halves).replaceAll(SpanText::withMinutes);
  }

  /** 2-5pm is from 14:00, but 9-5pm from 9:00. */
  private static String withHalf(MatchResult m) {
    int from = Integer.parseInt(m.group(1));
    int to = Integer.parseInt(m.group(3));
    boolean sameHalf = from % 12 < to % 12 && from <= 12;
    String half = from > 12 ? "" : sameHalf ? m.group(5) + "m" : "am";
    return minutes(m.group(1), m.group(2))
        + half
        + " - "
        + minutes(m.group(3), m.group(4))
        + m.group(5)
        + "m";
  }

  /** Of 9-17 the hours; 9-5 could be many things and stays as it is. */
  private static String withMinutes(MatchResult m) {
    boolean bare = m.group(2) == null && m.group(4) == null;
    return bare && Integer.parseInt(m.group(3)) <= Integer.parseInt(m.group(1))
        ? same(m)
        : minutes(m.group(1), m.group(2)) + " - " + minutes(m.group(3), m.group(4));
  }

  private static String minutes(String hour, @Nullable String minutes) {
    return hour + (minutes == null ? ":00" : minutes);
  }

  private static String same(MatchResult m) {
    return Matcher.quoteReplacement(m.group());
  }

  static boolean isMonth(String word) {
    return word.length() >= 3
        && Arrays.stream(Month.values())
            .anyMatch(month -> month.name().toLowerCase(Locale.ROOT).startsWith(word));
  }
}
