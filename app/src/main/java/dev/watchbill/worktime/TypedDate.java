package dev.watchbill.worktime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people type it: {@code 2026-09-01}, {@code 1 Sep}, {@code September 1st, 2026}, {@code
 * 1.9.2026}, {@code yesterday}, {@code last monday}, {@code 3 weeks ago}, {@code in 2 days}.
 * Whatever was read should be read back to them.
 */
public final class TypedDate {
  /**
   * Where a day is looked for that could lie on either side of today: {@code 1 Sep}, {@code Fri}.
   */
  public enum Leaning {
    /** Today, or the last such day before it. */
    PAST,
    /** Today, or the first such day after it. */
    FUTURE
  }

  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
  private static final Pattern DAY_MONTH =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,})(?: (\\d{4}))?");
  private static final Pattern MONTH_DAY =
      Pattern.compile("([a-z]{3,}) (\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?");
  private static final Pattern WEEKDAY = Pattern.compile("(?:(last|next|this) )?([a-z]{3,})");
  private static final Pattern AGO = Pattern.compile("(\\d{1,3}|an?) (day|week|month)s? ago");
  private static final Pattern AHEAD = Pattern.compile("in (\\d{1,3}|an?) (day|week|month)s?");

  private final LocalDate today;
  private final Leaning leaning;

  private TypedDate(LocalDate today, Leaning leaning) {
    this.today = today;
    this.leaning = leaning;
  }

  /**
   * The day that {@code words} mean.
   *
   * @param today where whoever typed them is
   * @return empty if they mean no day, or could mean two, as {@code 1/9} does
   */
  public static Optional<LocalDate> read(String words, LocalDate today, Leaning leaning) {
    String plain =
        words.strip().toLowerCase(Locale.ROOT).replaceAll("[,\\s]+", " ").replaceAll("^on ", "");
    try {
      return new TypedDate(today, leaning).read(plain);
    } catch (DateTimeException e) {
      // The 31st of June is no day, however well it is written.
      return Optional.empty();
    }
  }

  private Optional<LocalDate> read(String words) {
    Optional<LocalDate> named =
        switch (words) {
          case "today", "now" -> Optional.of(today);
          case "yesterday" -> Optional.of(today.minusDays(1));
          case "tomorrow" -> Optional.of(today.plusDays(1));
          case "last week" -> Optional.of(today.minusWeeks(1));
          case "next week" -> Optional.of(today.plusWeeks(1));
          default -> Optional.empty();
        };
    return named
        .or(
            () ->
                match(ISO, words).map(m -> LocalDate.of(number(m, 1), number(m, 2), number(m, 3))))
        .or(
            () ->
                match(DOTTED, words)
                    .map(m -> LocalDate.of(number(m, 3), number(m, 2), number(m, 1))))
        .or(() -> match(AGO, words).map(m -> away(m, -1)))
        .or(() -> match(AHEAD, words).map(m -> away(m, 1)))
        .or(() -> match(DAY_MONTH, words).flatMap(m -> dayOfMonth(m, m.group(2), number(m, 1))))
        .or(() -> match(MONTH_DAY, words).flatMap(m -> dayOfMonth(m, m.group(1), number(m, 2))))
        .or(() -> match(WEEKDAY, words).flatMap(this::weekday));
  }

  private static Optional<Matcher> match(Pattern pattern, String words) {
    return Optional.of(pattern.matcher(words)).filter(Matcher::matches);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private LocalDate away(Matcher matcher, int direction) {
    String count = matcher.group(1);
    long many = direction * (count.startsWith("a") ? 1L : Long.parseLong(count));
    return switch (matcher.group(2)) {
      case "day" -> today.plusDays(many);
      case "week" -> today.plusWeeks(many);
      default -> today.plusMonths(many);
    };
  }

  /** The year, if there is one, is the matcher's third group. */
  private Optional<LocalDate> dayOfMonth(Matcher matcher, String monthName, int day) {
    return called(
            monthName,
            List.of(Month.values()),
            m -> m.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .map(
            month ->
                matcher.group(3) == null
                    ? nearest(year -> LocalDate.of(year, month, day))
                    : LocalDate.of(number(matcher, 3), month, day));
  }

  private LocalDate nearest(IntFunction<LocalDate> inYear) {
    LocalDate thisYear = inYear.apply(today.getYear());
    return switch (leaning) {
      case PAST -> thisYear.isAfter(today) ? inYear.apply(today.getYear() - 1) : thisYear;
      case FUTURE -> thisYear.isBefore(today) ? inYear.apply(today.getYear() + 1) : thisYear;
    };
  }

  private Optional<LocalDate> weekday(Matcher matcher) {
    String which = matcher.group(1) == null ? "" : matcher.group(1);
    return called(
            matcher.group(2),
            List.of(DayOfWeek.values()),
            day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
        .map(
            day ->
                switch (which) {
                  case "last" -> today.with(TemporalAdjusters.previous(day));
                  case "next" -> today.with(TemporalAdjusters.next(day));
                  case "this" ->
                      today.with(DayOfWeek.MONDAY).with(TemporalAdjusters.nextOrSame(day));
                  default ->
                      leaning == Leaning.PAST
                          ? today.with(TemporalAdjusters.previousOrSame(day))
                          : today.with(TemporalAdjusters.nextOrSame(day));
                });
  }

  /** Of the months or weekdays the one that begins with {@code typed}: "sep", "sept", "tues". */
  private static <T> Optional<T> called(String typed, List<T> all, Function<T, String> name) {
    return all.stream()
        .filter(each -> name.apply(each).toLowerCase(Locale.ROOT).startsWith(typed))
        .findFirst();
  }
}
