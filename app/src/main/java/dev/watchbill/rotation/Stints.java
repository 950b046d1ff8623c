package dev.watchbill.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads who is on call when: shifts, as their overrides cut them up. Nothing is changed here. */
final class Stints {
  private final RotationStore store;
  private final OverrideStore overrides;

  Stints(RotationStore store, OverrideStore overrides) {
    this.store = store;
    this.overrides = overrides;
  }

  /** Those of every shift that has not ended by {@code now}, whole, in the order of time. */
  List<Stint> from(String rotation, Instant now) {
    return OnCallPolicy.stints(
        rotation, store.shiftsFrom(rotation, now), overrides.from(rotation, now));
  }

  /** Those that have an instant in common with {@code span}, cut to it, in the order of time. */
  List<Stint> within(String rotation, Span span) {
    return OnCallPolicy.stints(
            rotation, store.shiftsWithin(rotation, span), overrides.within(rotation, span))
        .stream()
        .filter(stint -> stint.span().overlaps(span))
        .map(stint -> stint.during(stint.span().within(span)))
        .toList();
  }

  List<Shift> shifts(String rotation, Span span) {
    return store.shiftsWithin(rotation, span);
  }

  OnCall onCall(RotationRules its, Instant now) {
    List<Stint> stints = from(its.name(), now);
    return new OnCall(
        its.name(),
        its.alias(),
        its.zone(),
        now,
        OnCallPolicy.at(now, stints).map(Stint::duty),
        OnCallPolicy.nextAfter(now, stints).map(Stint::duty));
  }

  Optional<Duty> at(String rotation, Instant instant) {
    return OnCallPolicy.at(instant, from(rotation, instant)).map(Stint::duty);
  }

  Schedule schedule(RotationRules its, Instant now, int weeks) {
    var shown = new Span(now, now.atZone(its.zone()).plusWeeks(weeks).toInstant());
    List<Shift> shifts = store.shiftsWithin(its.name(), shown);
    return new Schedule(
        its.name(),
        its.zone(),
        now,
        weeks,
        shifts,
        OnCallPolicy.stints(its.name(), shifts, overrides.within(its.name(), shown)).stream()
            .filter(stint -> stint.span().end().isAfter(now))
            .toList());
  }

  /** When the next stint of any rotation begins or ends after {@code instant}. */
  Optional<Instant> nextChange(Instant instant) {
    return store.nextChange(instant);
  }
}
