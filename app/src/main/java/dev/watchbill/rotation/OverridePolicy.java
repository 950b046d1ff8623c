package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How overrides are cut, and what becomes of them when shifts change. What is past stays as it was.
 * In every answer those of one shift do not overlap, lie in it, and are as few as can be.
 */
final class OverridePolicy {
  private OverridePolicy() {}

  /**
   * The parts as far as they lie ahead: each cut at {@code now}, those that are past left out.
   *
   * @return in the order of time
   */
  static List<ShiftPart> ahead(List<ShiftPart> parts, Instant now) {
    return parts.stream()
        .filter(part -> part.span().end().isAfter(now))
        .map(part -> new ShiftPart(part.shift(), part.span().from(now)))
        .sorted(Comparator.comparing(part -> part.span().start()))
        .toList();
  }

  /**
   * Whether {@code who} is the one on call throughout {@code parts}, as far as they lie ahead; not,
   * if nothing of them does, or if a shift is not there.
   */
  static boolean holds(
      PersonId who,
      List<ShiftPart> parts,
      List<Shift> shifts,
      List<ShiftOverride> overrides,
      Instant now) {
    List<ShiftPart> ahead = ahead(parts, now);
    return !ahead.isEmpty()
        && ahead.stream()
            .allMatch(
                part ->
                    shifts.stream()
                        .filter(shift -> shift.id() == part.shift() && isIn(shift, part.span()))
                        .anyMatch(shift -> holds(who, part.span(), shift, overrides)));
  }

  private static boolean holds(
      PersonId who, Span part, Shift shift, List<ShiftOverride> overrides) {
    return OnCallPolicy.stints("", List.of(shift), overrides).stream()
        .filter(stint -> stint.span().overlaps(part))
        .allMatch(stint -> stint.person().equals(who));
  }

  private static boolean isIn(Shift shift, Span part) {
    return !part.start().isBefore(shift.span().start()) && !part.end().isAfter(shift.span().end());
  }

  /**
   * The overrides once {@code to} is on call in {@code parts}, as far as they lie ahead.
   *
   * @param shifts that the parts belong to, among others
   * @param overrides of those shifts
   */
  static List<ShiftOverride> given(
      List<Shift> shifts,
      List<ShiftOverride> overrides,
      List<ShiftPart> parts,
      PersonId to,
      Instant now) {
    List<ShiftOverride> all = overrides;
    for (ShiftPart part : ahead(parts, now)) {
      Shift shift =
          shifts.stream().filter(each -> each.id() == part.shift()).findFirst().orElseThrow();
      var changed = new ArrayList<ShiftOverride>();
      all.forEach(override -> changed.addAll(without(override, part)));
      if (!shift.person().equals(to)) {
        changed.add(new ShiftOverride(part.shift(), to, part.span()));
      }
      all = changed;
    }
    return joined(all);
  }

  /** What is left of an override outside of a part. */
  private static List<ShiftOverride> without(ShiftOverride override, ShiftPart part) {
    Span span = override.span();
    if (override.shiftId() != part.shift() || !span.overlaps(part.span())) {
      return List.of(override);
    }
    var left = new ArrayList<ShiftOverride>();
    if (span.start().isBefore(part.span().start())) {
      left.add(override.during(new Span(span.start(), part.span().start())));
    }
    if (part.span().end().isBefore(span.end())) {
      left.add(override.during(new Span(part.span().end(), span.end())));
    }
    return left;
  }

  /**
   * The overrides after the plan has changed. They stay with their shift, whoever has it now; one
   * whose person has the shift themselves ends. Those of a shift that ended early go on in the
   * shifts that came in its place.
   *
   * @param before the shifts that had not ended, as they were
   * @param after what became of them, and those that were added
   * @param gone who has left the roster, and stands in for nobody any more
   */
  static List<ShiftOverride> following(
      List<Shift> before,
      List<Shift> after,
      List<ShiftOverride> overrides,
      Optional<PersonId> gone,
      Instant now) {
    var all = new ArrayList<ShiftOverride>();
    for (ShiftOverride override : overrides) {
      for (Shift shift : after) {
        boolean itsOwn = shift.id() == override.shiftId();
        boolean isInPlace = before.stream().noneMatch(old -> old.id() == shift.id());
        if ((itsOwn || isInPlace) && shift.span().overlaps(override.span())) {
          all.add(
              new ShiftOverride(
                  shift.id(), override.person(), override.span().within(shift.span())));
        }
      }
    }
    var kept = new ArrayList<ShiftOverride>();
    for (ShiftOverride override : all) {
      boolean ends =
          gone.filter(override.person()::equals).isPresent()
              || after.stream()
                  .anyMatch(
                      shift ->
                          shift.id() == override.shiftId()
                              && shift.person().equals(override.person()));
      kept.addAll(ends ? until(override, now) : List.of(override));
    }
    return joined(kept);
  }

  private static List<ShiftOverride> until(ShiftOverride override, Instant now) {
    Span span = override.span();
    if (!span.start().isBefore(now)) {
      return List.of();
    }
    return List.of(
        span.end().isAfter(now) ? override.during(new Span(span.start(), now)) : override);
  }

  /** Those of one person that follow one another in a shift become one. */
  private static List<ShiftOverride> joined(List<ShiftOverride> overrides) {
    var joined = new ArrayList<ShiftOverride>();
    for (ShiftOverride next :
        overrides.stream()
            .sorted(
                Comparator.comparingLong(ShiftOverride::shiftId)
                    .thenComparing(override -> override.span().start()))
            .toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).isContinuedBy(next)) {
        joined.set(last, next.during(new Span(joined.get(last).span().start(), next.span().end())));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
