package dev.watchbill.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A day and time as people type it: {@code 2026-12-16 17:00}, {@code Wed 16 Dec 5pm}, {@code next
 * Tuesday}, {@code tomorrow noon}, {@code in 3 weeks}. Whatever was read should be read back to
 * them.
 */
public final class TypedMoment {
  /** What was read. */
  public sealed interface Reading {}

  /** An instant, which may lie in the past. */
  public record Meant(Instant at) implements Reading {}

  /**
   * Not understood, or not possible.
   *
   * @param why a kind sentence or two in plain text, with what to write instead
   */
  public record Unclear(String why) implements Reading {}

  private static final String EXAMPLES =
      "For example: 2026-12-16 17:00 · Wed 16 Dec · next Tuesday 9:00.";

  private TypedMoment() {}

  /**
   * What {@code words} mean. A day without a year is the next such one.
   *
   * @param usual the time of day where none is typed
   * @param zone on whose clocks
   */
  public static Reading read(String words, LocalTime usual, Instant now, ZoneId zone) {
    SpanText text = SpanText.of(words.strip().replaceAll("(?i)^(?:to|on|for|by|until|at) ", ""));
    LocalDate today = LocalDate.ofInstant(now, zone);
    Optional<SpanEdge> typed = SpanEdge.read(text.words());
    Optional<LocalDate> day = typed.flatMap(edge -> day(edge, today));
    if (typed.isEmpty() || day.isEmpty() || text.words().contains("-")) {
      return new Unclear(
          (text.words().matches(".*\\d/\\d.*")
                  ? "With slashes it could be two days. "
                  : "I do not understand when that is. ")
              + EXAMPLES);
    }
    SpanEdge edge =
        typed.get().hour().isPresent() || typed.get().isNow() ? typed.get() : typed.get().at(usual);
    var clocks = new SpanClock(now, zone);
    return clocks
        .trouble(day.get(), edge)
        .<Reading>map(Unclear::new)
        .orElseGet(() -> new Meant(clocks.instant(day.get(), edge)));
  }

  private static Optional<LocalDate> day(SpanEdge edge, LocalDate today) {
    return edge.isNow() || edge.day().isEmpty()
        ? Optional.of(today)
        : TypedDay.read(edge.day(), today, today);
  }
}
