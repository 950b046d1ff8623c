package dev.watchbill.worktime;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public holidays of a country or of a region of it. A holiday that falls on a weekend and is
 * observed on another day makes both days free.
 */
public final class PublicHolidays implements Holidays {
  private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");

  private final HolidayManager calendar;
  private final String[] region;
  private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

  private PublicHolidays(HolidayManager calendar, String[] region) {
    this.calendar = calendar;
    this.region = region;
  }

  /**
   * The holidays of {@code code}: an ISO 3166 country such as {@code US}, or one of its regions
   * such as {@code US-CA} or {@code DE-BY}, in any case.
   *
   * @throws IllegalArgumentException if there is no such country or region; the message says what
   *     would be right
   */
  public static PublicHolidays of(String code) {
    remedyFor(code)
        .ifPresent(
            remedy -> {
              throw new IllegalArgumentException(
                  "No public holidays are known for \"%s\". %s".formatted(code, remedy));
            });
    String[] parts = parts(code);
    return new PublicHolidays(calendar(parts[0]), Arrays.copyOfRange(parts, 1, parts.length));
  }

  /** What to write instead of {@code code}, in a sentence; empty if its holidays are known. */
  public static Optional<String> remedyFor(String code) {
    String[] parts = parts(code);
    if (!countries().contains(parts[0])) {
      return Optional.of(
          "Write an ISO 3166 country such as US, GB or IN, or a region of one such as US-CA or DE-BY.");
    }
    CalendarHierarchy country = calendar(parts[0]).getCalendarHierarchy();
    CalendarHierarchy place = country;
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      CalendarHierarchy inside = place.getChildren().get(part);
      if (inside == null) {
        return Optional.of(
            writeAlone(country.getId(), new TreeSet<>(country.getChildren().keySet())));
      }
      place = inside;
    }
    return Optional.empty();
  }

  @Override
  public boolean isHoliday(LocalDate day) {
    return byYear.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day);
  }

  /** New Year's Day on a Saturday may be observed in the year before: neighbours count too. */
  private Set<LocalDate> holidaysOf(int year) {
    return Stream.of(year - 1, year, year + 1)
        .flatMap(
            y ->
                calendar.getHolidays(Year.of(y), HolidayType.PUBLIC_HOLIDAY, region).stream()
                    .flatMap(h -> Stream.of(h.getDate(), h.getActualDate())))
        .filter(day -> day.getYear() == year)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> countries() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .map(calendar -> calendar.toLowerCase(Locale.ROOT))
        .filter(COUNTRY.asMatchPredicate())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String[] parts(String code) {
    return code.strip().toLowerCase(Locale.ROOT).split("-", -1);
  }

  private static HolidayManager calendar(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }

  private static String writeAlone(String country, Set<String> regions) {
    String whole = country.toUpperCase(Locale.ROOT);
    return regions.isEmpty()
        ? "Write %s alone.".formatted(whole)
        : "Write %s alone, or one of its regions, %s-: %s."
            .formatted(whole, whole, String.join(", ", regions).toUpperCase(Locale.ROOT));
  }
}
