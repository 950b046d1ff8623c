package dev.watchbill.rotation;

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
   * @param shifts of one rotation
   * @param overrides of those shifts; others are left out of account
   */
  static Optional<Duty> at(Instant instant, List<Shift> shifts, List<ShiftOverride> overrides) {
    return duties(shifts, overrides).stream()
        .filter(duty -> duty.span().contains(instant))
        .findFirst();
  }

  /** The first duty that starts after {@code instant}. */
  static Optional<Duty> nextAfter(
      Instant instant, List<Shift> shifts, List<ShiftOverride> overrides) {
    return duties(shifts, overrides).stream()
        .filter(duty -> duty.span().start().isAfter(instant))
        .findFirst();
  }

  /** Every duty in the order of time, each shift cut up by its overrides. */
  static List<Duty> duties(List<Shift> shifts, List<ShiftOverride> overrides) {
    return shifts.stream()
        .sorted(Comparator.comparing(shift -> shift.span().start()))
        .flatMap(shift -> cutUp(shift, overrides).stream())
        .toList();
  }

  private static List<Duty> cutUp(Shift shift, List<ShiftOverride> overrides) {
    var duties = new ArrayList<Duty>();
    Instant from = shift.span().start();
    for (ShiftOverride override :
        overrides.stream()
            .filter(o -> o.shiftId() == shift.id())
            .sorted(Comparator.comparing(o -> o.span().start()))
            .toList()) {
      if (from.isBefore(override.span().start())) {
        duties.add(new Duty(shift.person(), new Span(from, override.span().start())));
      }
      duties.add(new Duty(override.person(), override.span()));
      from = override.span().end();
    }
    if (from.isBefore(shift.span().end())) {
      duties.add(new Duty(shift.person(), new Span(from, shift.span().end())));
    }
    return duties;
  }
}
