package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is on call when. Overrides win over shifts. */
final class OnCallPolicy {
  private OnCallPolicy() {}

  /**
   * Who is on call at {@code instant}.
   *
   * @param stints in the order of time
   */
  static Optional<Stint> at(Instant instant, List<Stint> stints) {
    return stints.stream().filter(stint -> stint.span().contains(instant)).findFirst();
  }

  /** The first stint that starts after {@code instant}. */
  static Optional<Stint> nextAfter(Instant instant, List<Stint> stints) {
    return stints.stream().filter(stint -> stint.span().start().isAfter(instant)).findFirst();
  }

  /**
   * Every stint in the order of time, each shift cut up by its overrides.
   *
   * @param shifts of one rotation
   * @param overrides of those shifts; others are left out of account
   */
  static List<Stint> stints(String rotation, List<Shift> shifts, List<ShiftOverride> overrides) {
    return shifts.stream()
        .sorted(Comparator.comparing(shift -> shift.span().start()))
        .flatMap(shift -> cutUp(rotation, shift, overrides).stream())
        .toList();
  }

  private static List<Stint> cutUp(String rotation, Shift shift, List<ShiftOverride> overrides) {
    var stints = new ArrayList<Stint>();
    Instant from = shift.span().start();
    for (ShiftOverride override :
        overrides.stream()
            .filter(o -> o.shiftId() == shift.id())
            .sorted(Comparator.comparing(o -> o.span().start()))
            .toList()) {
      if (from.isBefore(override.span().start())) {
        stints.add(stint(rotation, shift, shift.person(), new Span(from, override.span().start())));
      }
      stints.add(stint(rotation, shift, override.person(), override.span()));
      from = override.span().end();
    }
    if (from.isBefore(shift.span().end())) {
      stints.add(stint(rotation, shift, shift.person(), new Span(from, shift.span().end())));
    }
    return stints;
  }

  private static Stint stint(String rotation, Shift shift, PersonId person, Span span) {
    return new Stint(rotation, shift.id(), shift.person(), shift.turn().group(), person, span);
  }
}
