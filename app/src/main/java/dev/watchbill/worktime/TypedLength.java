package dev.watchbill.worktime;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something takes, as people type it, in words that may say from when: {@code for 4
 * hours}, {@code 2 days from Fri}, {@code 1h30m}.
 *
 * @param days whole days on the calendar, which may be longer or shorter than 24 hours
 * @param time in real time
 * @param rest the words without it
 */
record TypedLength(Period days, Duration time, String rest) {
  private static final List<String> NUMBERS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?<!\\bin )(?:\\bfor )?(?:\\bnext )?(?<![\\d.:])"
              + "(?:\\b(half) an? |\\b(an?|"
              + String.join("|", NUMBERS)
              + ") |\\b(\\d{1,3})([.,]5)? ?)"
              + "(m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?)\\b"
              + "(?: ?(?:and )?(\\d{1,2}) ?(?:m|mins?|minutes?)\\b)?");

  /** The run of digits and letters of {@code 1h30m}, apart. */
  private static final Pattern RUN = Pattern.compile("(?<!\\S)(\\d{1,2})h(\\d{1,2})m?(?!\\S)");

  /** Finds it in lower case words; empty if there is none. */
  static Optional<TypedLength> in(String words) {
    String apart = RUN.matcher(words).replaceAll("$1 h $2 m");
    Matcher found = LENGTH.matcher(apart);
    if (!found.find()) {
      return Optional.empty();
    }
    String rest =
        (apart.substring(0, found.start()) + " " + apart.substring(found.end()))
            .replaceAll(" +", " ")
            .strip();
    return Optional.of(length(found, rest)).filter(it -> !it.isNothing());
  }

  private static TypedLength length(Matcher found, String rest) {
    long halves = halves(found);
    long minutes = found.group(6) == null ? 0 : Long.parseLong(found.group(6));
    int whole = (int) (halves / 2);
    return switch (found.group(5).charAt(0)) {
      case 'h' -> new TypedLength(Period.ZERO, Duration.ofMinutes(halves * 30 + minutes), rest);
      case 'd' -> days(Period.ofDays(whole), Duration.ofHours(12 * (halves % 2)), minutes, rest);
      case 'w' -> days(Period.ofDays((int) (halves * 7 / 2)), Duration.ofHours(0), minutes, rest);
      default ->
          found.group(5).startsWith("mo")
              ? days(Period.ofMonths(whole), Duration.ZERO, minutes, rest)
              : new TypedLength(Period.ZERO, Duration.ofSeconds(halves * 30), rest);
    };
  }

  private static TypedLength days(Period days, Duration more, long minutes, String rest) {
    return new TypedLength(days, more.plusMinutes(minutes), rest);
  }

  /** Twice as many, since a half may be typed. */
  private static long halves(Matcher found) {
    if (found.group(1) != null) {
      return 1;
    }
    String word = found.group(2);
    if (word != null) {
      return 2L * Math.max(1, NUMBERS.indexOf(word) + 1);
    }
    return 2 * Long.parseLong(found.group(3)) + (found.group(4) == null ? 0 : 1);
  }

  private boolean isNothing() {
    return days.isZero() && time.isZero();
  }
}
