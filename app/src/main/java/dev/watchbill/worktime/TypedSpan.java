package dev.watchbill.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of time as people type it: {@code Fri 14:00 to Mon}, {@code tomorrow 9-17}, {@code 24
 * Dec – 2 Jan}, {@code next week}, {@code until 18:00}, {@code from 12 Dec 2pm for 4 hours}.
 *
 * <p>Days without a time count whole, the last one too: {@code Wed to Fri} ends when Friday ends.
 * But where the beginning has a time, a last day without one means until work begins there: {@code
 * Fri 14:00 to Mon} ends on Monday at 9:00, and so does {@code until Mon}. {@code Through} and
 * {@code inclusive} make it whole in any case. What has begun already is from now on. What could
 * mean two things is not guessed; what was understood should be read back, {@link #readBack}.
 */
public final class TypedSpan {
  /** What was read. */
  public sealed interface Reading {}

  /**
   * A stretch of time, half-open, that is not over.
   *
   * @param end later than {@code start}
   */
  public record Meant(Instant start, Instant end) implements Reading {}

  /** Only when it begins; until when is to be asked. */
  public record Begins(Instant start) implements Reading {}

  /**
   * Not understood, or not possible.
   *
   * @param why a kind sentence or two in plain text, with what to write instead
   */
  public record Unclear(String why) implements Reading {}

  /** For whoever has to be shown how it is done; each can be typed as it stands. */
  public static final List<String> EXAMPLES =
      List.of("Fri 14:00 to Mon", "tomorrow 9:00-17:00", "24 Dec to 2 Jan", "next week");

  static final LocalTime WORK_BEGINS = LocalTime.of(9, 0);

  /** A year and a bit: nobody is planned longer ahead, so anything beyond is a slip. */
  private static final Duration LONGEST = Duration.ofDays(367);

  private static final Pattern WEEK_OF = Pattern.compile("week (?!end)(.+)");

  private final SpanText text;
  private final Instant now;
  private final ZoneId zone;
  private final LocalDate today;
  private final SpanClock clocks;

  private TypedSpan(SpanText text, Instant now, ZoneId zone) {
    this.text = text;
    this.now = now;
    this.zone = zone;
    this.today = LocalDate.ofInstant(now, zone);
    this.clocks = new SpanClock(now, zone);
  }

  /**
   * What {@code words} mean.
   *
   * @param zone of whoever typed them
   */
  public static Reading read(String words, Instant now, ZoneId zone) {
    return new TypedSpan(SpanText.of(words), now, zone).read();
  }

  /**
   * A stretch of time in plain words, to the minute: {@code Fri 27 Nov 14:00 – Mon 30 Nov 09:00}.
   * Typed at {@code now} it means that again.
   */
  public static String readBack(Instant start, Instant end, Instant now, ZoneId zone) {
    return SpanWords.of(start, end, now, zone);
  }

  private Reading read() {
    String words = text.words();
    Optional<Reading> named = named(words);
    if (named.isPresent()) {
      return named.get();
    }
    Optional<TypedLength> length = TypedLength.in(words);
    if (length.isPresent()) {
      return lasting(length.get());
    }
    String[] ends = words.split(" ?(?<!\\S)--?(?!\\S) ?", -1);
    if (ends.length > 2) {
      return unclear();
    }
    return ends.length == 2
        ? between(ends[0].strip(), ends[1].strip(), words.contains("--"))
        : single(words);
  }

  private Optional<Reading> named(String words) {
    LocalDate monday = today.with(DayOfWeek.MONDAY);
    return switch (words) {
      case "" -> Optional.of(new Unclear("When? " + examples()));
      case "this week" -> Optional.of(days(monday, monday.plusDays(6)));
      case "next week" -> Optional.of(days(monday.plusDays(7), monday.plusDays(13)));
      case "weekend", "this weekend" -> Optional.of(days(monday.plusDays(5), monday.plusDays(6)));
      case "next weekend" -> Optional.of(days(monday.plusDays(12), monday.plusDays(13)));
      default ->
          Optional.of(WEEK_OF.matcher(words))
              .filter(week -> week.matches())
              .flatMap(week -> day(week.group(1), today))
              .map(day -> day.with(DayOfWeek.MONDAY))
              .map(first -> days(first, first.plusDays(6)));
    };
  }

  /** Whole days, the last one included. */
  private Reading days(LocalDate first, LocalDate last) {
    return meant(clocks.startOf(first), clocks.startOf(last.plusDays(1)), false);
  }

  private Reading single(String words) {
    Optional<SpanEdge> edge = SpanEdge.read(words);
    Optional<LocalDate> day = edge.flatMap(it -> dayOf(it, today));
    if (edge.isEmpty() || day.isEmpty()) {
      return unclear();
    }
    SpanEdge it = edge.get();
    if (it.until().isPresent() && !text.saysFrom()) {
      return timed(day.get(), it, day.get(), it.atItsEnd(), it.isLoose());
    }
    if (it.hour().isPresent() || it.isNow() || text.saysFrom()) {
      Optional<Reading> trouble = trouble(day.get(), it);
      return trouble.isPresent() ? trouble.get() : begins(clocks.instant(day.get(), it));
    }
    return days(day.get(), day.get());
  }

  private Reading begins(Instant start) {
    return start.isBefore(now) && !start.isAfter(clocks.startOf(today))
        ? over()
        : new Begins(start.isBefore(now) ? now : start);
  }

  private Reading lasting(TypedLength length) {
    String from = length.rest().replaceAll("^- | -$", "").strip();
    Optional<SpanEdge> edge = SpanEdge.read(from.isEmpty() ? "now" : from);
    Optional<LocalDate> day = edge.flatMap(it -> dayOf(it, today));
    if (edge.isEmpty() || day.isEmpty() || from.startsWith("-")) {
      return unclear();
    }
    SpanEdge it = edge.get();
    if (it.hour().isEmpty() && !it.isNow() && !length.time().isZero()) {
      return new Unclear(
          "From what time on? For example: %s 14:00 for 4 hours."
              .formatted(SpanWords.day(day.get(), today)));
    }
    Optional<Reading> trouble = trouble(day.get(), it);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    Instant start = clocks.instant(day.get(), it);
    Instant end =
        it.hour().isEmpty() && !it.isNow()
            ? clocks.startOf(day.get().plus(length.days()))
            : start.atZone(zone).plus(length.days()).toInstant().plus(length.time());
    return meant(start, SpanClock.wholeMinute(end), false);
  }

  private Reading between(String left, String right, boolean inclusive) {
    Optional<SpanEdge> from = SpanEdge.read(left.isEmpty() ? "now" : left);
    Optional<SpanEdge> to = SpanEdge.read(right);
    if (from.isEmpty() || to.isEmpty() || right.isEmpty()) {
      return unclear();
    }
    SpanEdge start = from.get();
    SpanEdge end = to.get();
    boolean sharesDay = !start.isNow() && start.day().isEmpty() && end.hourLeads();
    Optional<LocalDate> first = sharesDay ? dayOf(end, today) : dayOf(start, today);
    Optional<LocalDate> last =
        first.flatMap(day -> end.day().isEmpty() || sharesDay ? first : dayOf(end, day));
    if (first.isEmpty() || last.isEmpty()) {
      return unclear();
    }
    LocalDate begun = begunAlready(start, end, first.get()).orElse(first.get());
    LocalDate ends = begun.equals(first.get()) ? last.get() : dayOf(end, today).orElse(last.get());
    if (end.hour().isPresent() || end.isNow()) {
      return timed(begun, start, ends, end, sharesDay ? end.isWeekday() : start.isLoose());
    }
    if (start.isWeekday() && start.day().equals(end.day())) {
      return start.hour().isPresent()
          ? timed(begun, start, ends.plusDays(7), end.at(WORK_BEGINS), true)
          : new Unclear(
              "Is that one day or a week? Write %1$s for the day, or %1$s to %2$s with both dates."
                  .formatted(SpanWords.day(begun, today), SpanWords.day(begun.plusDays(6), today)));
    }
    boolean wholeDay = inclusive || (start.hour().isEmpty() && !start.isNow());
    if (!wholeDay && clocks.isAfter(ends, end.at(WORK_BEGINS), begun, start)) {
      return timed(begun, start, ends, end.at(WORK_BEGINS), start.isLoose());
    }
    return timed(begun, start, ends, end.at(LocalTime.MAX), start.isLoose());
  }

  /** "12 Nov to 20 Nov", typed in between, is no matter of next year. */
  private Optional<LocalDate> begunAlready(SpanEdge start, SpanEdge end, LocalDate first) {
    LocalDate lastYear = first.minusYears(1);
    return dayOf(end, today)
        .filter(last -> !start.day().isEmpty() && !end.day().isEmpty() && !start.isWeekday())
        .filter(last -> last.isBefore(first) && lastYear.isAfter(today.minusDays(60)))
        .map(last -> lastYear);
  }

  /**
   * @param loose whether it may as well be on another day: the next one, or a week later
   */
  private Reading timed(
      LocalDate first, SpanEdge start, LocalDate last, SpanEdge end, boolean loose) {
    LocalDate ends = lastDay(first, start, last, end);
    Optional<Reading> trouble = trouble(first, start).or(() -> trouble(ends, end));
    if (trouble.isPresent()) {
      return trouble.get();
    }
    if (loose && !clocks.instant(ends, end).isAfter(now)) {
      int later = start.isWeekday() || end.isWeekday() ? 7 : 1;
      return timed(first.plusDays(later), start, ends.plusDays(later), end, false);
    }
    return meant(clocks.instant(first, start), clocks.instant(ends, end), start.isNow());
  }

  /** What ends no later than it begins ends the next day, or on that weekday a week later. */
  private LocalDate lastDay(LocalDate first, SpanEdge start, LocalDate last, SpanEdge end) {
    boolean isSameDay = end.day().isEmpty() || end.day().equals(start.day());
    if (!isSameDay || clocks.instant(last, end).isAfter(clocks.instant(first, start))) {
      return last;
    }
    if (end.day().isEmpty()) {
      return last.plusDays(1);
    }
    return start.isWeekday() ? last.plusDays(7) : last;
  }

  private Reading meant(Instant start, Instant end, boolean fromNow) {
    if (!end.isAfter(start)) {
      return new Unclear(
          "That ends before it begins: %s, then %s. %s"
              .formatted(
                  fromNow ? "now" : SpanWords.moment(start, now, zone),
                  SpanWords.moment(end, now, zone),
                  examples()));
    }
    if (!end.isAfter(now)) {
      return over();
    }
    Instant from = start.isBefore(now) ? now : start;
    return Duration.between(from, end).compareTo(LONGEST) > 0
            || Duration.between(now, from).compareTo(LONGEST) > 0
        ? new Unclear(
            "That is more than a year. Give both days with their year, as in 2026-12-16 to 2026-12-18.")
        : new Meant(from, end);
  }

  private Optional<LocalDate> dayOf(SpanEdge edge, LocalDate from) {
    if (edge.ahead().isPresent()) {
      return edge.ahead().map(ahead -> LocalDate.ofInstant(now.plus(ahead), zone));
    }
    return edge.day().isEmpty() ? Optional.of(today) : day(edge.day(), from);
  }

  private Optional<LocalDate> day(String words, LocalDate from) {
    return TypedDay.read(words, today, from);
  }

  private Optional<Reading> trouble(LocalDate day, SpanEdge edge) {
    return clocks.trouble(day, edge).map(Unclear::new);
  }

  private static Reading over() {
    return new Unclear("That is over already. " + examples());
  }

  private Reading unclear() {
    return new Unclear(
        (text.words().matches(".*\\d/\\d.*")
                ? "With slashes it could be two days; write 1 Dec, or 2026-12-01. "
                : "I do not understand when that is. ")
            + examples());
  }

  private static String examples() {
    return "For example: " + String.join(" · ", EXAMPLES) + ".";
  }
}
