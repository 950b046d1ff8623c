package dev.watchbill.worktime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day as people type it, in words that may hold a day as well: {@code Fri 2pm}, {@code
 * 9:30 tomorrow}, {@code Monday morning}.
 *
 * @param minute of the day, from 0 to 1440, which is its end
 * @param until the minute at which a part of the day ends, if one was named: an afternoon's
 * @param turn 1 or 2 where somebody said which of two they mean, as clocks go back; else 0
 * @param rest the words without it
 * @param leads whether it stood before the rest
 */
record TypedHour(int minute, Optional<Integer> until, int turn, String rest, boolean leads) {
  static final int DAY = 24 * 60;

  private static final String MERIDIEM = " ?([ap])\\.?m\\b\\.?";
  private static final String TURN = "(?: (first|second))?";
  private static final List<Pattern> CLOCKS =
      List.of(
          Pattern.compile("(?<![\\d.:])(?:at )?(\\d{1,2})[:.](\\d{2})" + MERIDIEM + TURN),
          Pattern.compile("(?<![\\d.:])(?:at )?(\\d{1,2}):(\\d{2})(?::00)?(?![\\d:])()" + TURN),
          Pattern.compile("(?<![\\d.:])(?:at )?(\\d{1,2})()" + MERIDIEM + TURN),
          Pattern.compile("\\bat (\\d{1,2})()()(?![\\d:])" + TURN));

  /** Each with its first minute and its last. */
  private static final Map<String, List<Integer>> PARTS =
      Map.of(
          "morning", List.of(9 * 60, 12 * 60),
          "noon", List.of(12 * 60),
          "midday", List.of(12 * 60),
          "afternoon", List.of(12 * 60, 17 * 60),
          "evening", List.of(17 * 60, DAY),
          "tonight", List.of(17 * 60, DAY),
          "midnight", List.of(DAY));

  private static final Pattern PART =
      Pattern.compile("\\b(?:at )?(" + String.join("|", PARTS.keySet()) + ")\\b");

  /** Finds it in lower case words; empty if there is none, or no clock shows it. */
  static Optional<TypedHour> in(String words) {
    return CLOCKS.stream()
        .map(clock -> clock.matcher(words))
        .filter(Matcher::find)
        .findFirst()
        .map(clock -> shown(clock, words))
        .orElseGet(() -> part(words));
  }

  private static Optional<TypedHour> shown(Matcher clock, String words) {
    int hour = Integer.parseInt(clock.group(1));
    int minute = clock.group(2).isEmpty() ? 0 : Integer.parseInt(clock.group(2));
    String meridiem = clock.group(3);
    boolean twelve = meridiem != null && !meridiem.isEmpty();
    if (minute > 59 || (twelve && (hour < 1 || hour > 12))) {
      return Optional.empty();
    }
    int ofDay = (twelve ? hour % 12 + (meridiem.equals("p") ? 12 : 0) : hour) * 60 + minute;
    return ofDay > DAY
        ? Optional.empty()
        : Optional.of(
            new TypedHour(
                ofDay,
                Optional.empty(),
                clock.group(4) == null ? 0 : clock.group(4).equals("first") ? 1 : 2,
                without(clock, words),
                leads(clock, words)));
  }

  private static Optional<TypedHour> part(String words) {
    Matcher part = PART.matcher(words);
    if (!part.find()) {
      return Optional.empty();
    }
    List<Integer> minutes = PARTS.getOrDefault(part.group(1), List.of());
    String rest = without(part, words).replaceAll("^this$", "");
    return Optional.of(
        new TypedHour(
            minutes.get(0),
            minutes.stream().skip(1).findFirst(),
            0,
            rest,
            leads(part, words) && !rest.isEmpty()));
  }

  private static String without(Matcher found, String words) {
    return (words.substring(0, found.start()) + " " + words.substring(found.end()))
        .replaceAll(" +", " ")
        .strip();
  }

  private static boolean leads(Matcher found, String words) {
    return words.substring(0, found.start()).isBlank() && !words.substring(found.end()).isBlank();
  }
}
