package dev.watchbill.retrospective;

import dev.watchbill.handoff.Handoff;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Shift;
import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whose week ends when, as the rotations plan it. */
final class WeekPlan {
  /** No rotation stood still for longer, in which somebody might still be asked about it. */
  private static final Duration LONG_AGO = Duration.ofDays(400);

  private static final Duration FAR_AHEAD = Duration.ofDays(200);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final Rotations rotations;

  WeekPlan(Rotations rotations) {
    this.rotations = rotations;
  }

  /** The shift in progress at {@code now}, if another one follows it: it will be handed over. */
  Optional<Week> endingNext(String rotation, Instant now) {
    return at(rotation, now).filter(week -> at(rotation, week.span().end()).isPresent());
  }

  /** The shift in progress at {@code now} and the one after it. */
  List<Week> endsFrom(String rotation, Instant now) {
    return within(rotation, new Span(now, now.plus(FAR_AHEAD))).stream().limit(2).toList();
  }

  private Optional<Week> at(String rotation, Instant instant) {
    return within(rotation, new Span(instant, instant.plus(MOMENT))).stream().findFirst();
  }

  /** The shift that ended, or ends, with this handoff. */
  Optional<Week> endedBy(Handoff handoff) {
    Instant end = handoff.week().start();
    return within(handoff.rotation(), new Span(end.minus(LONG_AGO), end)).stream()
        .filter(week -> week.shift() != handoff.shift())
        .filter(week -> week.owner().equals(handoff.from()))
        .max(Comparator.comparing(week -> week.span().start()));
  }

  /** The first shift of that person that ends after {@code now}. */
  Optional<Week> nextOf(PersonId person, String rotation, Instant now) {
    return within(rotation, new Span(now, now.plus(FAR_AHEAD))).stream()
        .filter(week -> week.owner().equals(person))
        .findFirst();
  }

  private List<Week> within(String rotation, Span span) {
    return rotations.shifts(rotation, span).stream().map(each -> week(rotation, each)).toList();
  }

  private static Week week(String rotation, Shift shift) {
    return new Week(rotation, shift.id(), shift.person(), shift.turn().group(), shift.span());
  }
}
