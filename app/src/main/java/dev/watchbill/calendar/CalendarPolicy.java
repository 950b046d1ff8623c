package dev.watchbill.calendar;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Shift;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in calendars: a year ahead, the last three months, one entry a stint. */
final class CalendarPolicy {
  private static final Period AHEAD = Period.ofYears(1);
  private static final Period BACK = Period.ofMonths(3);

  private CalendarPolicy() {}

  /** What calendars hold at {@code now}. */
  static Span window(Instant now) {
    var utc = now.atOffset(ZoneOffset.UTC);
    return new Span(utc.minus(BACK).toInstant(), utc.plus(AHEAD).toInstant());
  }

  /**
   * The window, widened to whole shifts: an entry at its edge is not cut, and so does not change
   * from one moment to the next.
   *
   * @param shifts those that have an instant in common with it, in the order of time
   */
  static Span whole(Span window, List<Shift> shifts) {
    Instant start = window.start();
    Instant end = window.end();
    for (Shift shift : shifts) {
      start = shift.span().start().isBefore(start) ? shift.span().start() : start;
      end = shift.span().end().isAfter(end) ? shift.span().end() : end;
    }
    return new Span(start, end);
  }

  /**
   * The entries of one rotation's calendar.
   *
   * @param stints whole shifts, in the order of time
   * @param revision grows whenever the plan changes
   * @param changedAt when that was last
   */
  static List<CalendarEntry> entries(List<Stint> stints, int revision, Instant changedAt) {
    // A stint is known by its shift, its person, and which of theirs in that shift it is.
    Map<String, Integer> seen = new HashMap<>();
    var entries = new ArrayList<CalendarEntry>();
    for (int i = 0; i < stints.size(); i++) {
      Stint stint = stints.get(i);
      String whose = "shift-%d-%s".formatted(stint.shift(), stint.person().value());
      int which = seen.merge(whose, 1, Integer::sum);
      entries.add(
          new CalendarEntry(
              "%s-%d@watchbill".formatted(whose, which),
              stint,
              i == 0 ? Optional.empty() : adjacent(stints.get(i - 1), stint, true),
              i == stints.size() - 1 ? Optional.empty() : adjacent(stint, stints.get(i + 1), false),
              revision,
              changedAt));
    }
    return entries;
  }

  /** Who is at the other side of the boundary, unless there is a gap. */
  private static Optional<PersonId> adjacent(Stint earlier, Stint later, boolean askEarlier) {
    return earlier.span().end().equals(later.span().start())
        ? Optional.of(askEarlier ? earlier.person() : later.person())
        : Optional.empty();
  }
}
