package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When people are on call, as far as it lies ahead: what they mean by "my shift". */
final class OwnTime {
  private final ChangeRequests changes;
  private final Rotations rotations;

  OwnTime(ChangeRequests changes, Rotations rotations) {
    this.changes = changes;
    this.rotations = rotations;
  }

  /** Of a person, in the order of time; in every rotation, unless one is named. */
  List<Stint> ahead(PersonId who, Optional<String> rotation, Instant now) {
    return rotation.map(List::of).orElseGet(rotations::names).stream()
        .flatMap(each -> changes.stints(each, who).stream())
        .filter(stint -> stint.span().end().isAfter(now))
        .map(stint -> cut(stint, new Span(now, stint.span().end())))
        .sorted(Comparator.comparing((Stint stint) -> stint.span().start()))
        .toList();
  }

  /** The parts of {@code stints} that lie in {@code span}. */
  static List<Stint> within(List<Stint> stints, Span span) {
    return stints.stream()
        .filter(stint -> stint.span().overlaps(span))
        .map(stint -> cut(stint, span))
        .toList();
  }

  /** The one that is meant by the days in {@code span}: which begins then, or else goes on then. */
  static Optional<Stint> meantBy(List<Stint> stints, Span span) {
    return stints.stream()
        .filter(stint -> span.contains(stint.span().start()))
        .findFirst()
        .or(() -> stints.stream().filter(stint -> stint.span().overlaps(span)).findFirst());
  }

  /** As {@link #meantBy}. */
  static Optional<HeldShift> shiftMeantBy(List<HeldShift> shifts, Span span) {
    return shifts.stream()
        .filter(shift -> span.contains(shift.span().start()))
        .findFirst()
        .or(() -> shifts.stream().filter(shift -> shift.span().overlaps(span)).findFirst());
  }

  private static Stint cut(Stint stint, Span span) {
    Instant start = later(stint.span().start(), span.start());
    Instant end = stint.span().end().isBefore(span.end()) ? stint.span().end() : span.end();
    return new Stint(
        stint.rotation(),
        stint.shift(),
        stint.owner(),
        stint.group(),
        stint.person(),
        new Span(start, end));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
