package dev.watchbill.worktime;

import dev.watchbill.worktime.TypedDate.Leaning;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the two days of a span. As {@link TypedDate}, and besides {@code 2nd}, {@code Tue next
 * week}, {@code day after tomorrow}, and a weekday before a date, which must be that day's.
 */
final class TypedDay {
  private static final Pattern WEEKDAY_AND_MORE = Pattern.compile("([a-z]{3,9}) (.+)");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");
  private static final Pattern NEXT_WEEKS =
      Pattern.compile("(?:next week )?([a-z]{3,9})(?: next week)?");

  private TypedDay() {}

  /**
   * The day that {@code words}, in lower case, mean.
   *
   * @param from a day such as {@code Mon} or {@code 2 Jan} is the first one from here on
   */
  static Optional<LocalDate> read(String words, LocalDate today, LocalDate from) {
    String plain = words.replace('~', '-').replaceAll("\\bweds\\b", "wed");
    if (plain.matches("day after tomorrow")) {
      return Optional.of(today.plusDays(2));
    }
    Matcher next = NEXT_WEEKS.matcher(plain);
    if (plain.contains("next week") && next.matches()) {
      return weekday(next.group(1))
          .map(
              day ->
                  today
                      .plusWeeks(1)
                      .with(DayOfWeek.MONDAY)
                      .with(TemporalAdjusters.nextOrSame(day)));
    }
    Matcher ordinal = ORDINAL.matcher(plain);
    if (ordinal.matches()) {
      return nextDayOfMonth(Integer.parseInt(ordinal.group(1)), from);
    }
    Matcher both = WEEKDAY_AND_MORE.matcher(plain);
    if (both.matches() && weekday(both.group(1)).isPresent()) {
      return read(both.group(2), today, from)
          .filter(day -> weekday(both.group(1)).equals(Optional.of(day.getDayOfWeek())));
    }
    boolean isRelative = plain.matches("(today|tomorrow|yesterday|now|(in|this|last) .*|.* ago)");
    return plain.matches("(next|last) week")
        ? Optional.empty()
        : TypedDate.read(plain, isRelative ? today : from, Leaning.FUTURE);
  }

  /** Whether it is a weekday without more, so that another week's may be meant. */
  static boolean isWeekday(String words) {
    return weekday(words.replaceAll("\\bweds\\b", "wed")).isPresent();
  }

  static Optional<DayOfWeek> weekday(String word) {
    return word.length() < 3
        ? Optional.empty()
        : Arrays.stream(DayOfWeek.values())
            .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(word))
            .findFirst();
  }

  private static Optional<LocalDate> nextDayOfMonth(int day, LocalDate from) {
    return from.datesUntil(from.plusDays(62))
        .filter(each -> each.getDayOfMonth() == day)
        .findFirst();
  }
}
