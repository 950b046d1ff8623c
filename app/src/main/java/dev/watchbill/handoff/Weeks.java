package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.RosterMember;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Shift;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads from the plan which shifts follow which. */
final class Weeks {
  /** Longer than a shift, and than anybody stays away from a rotation that goes on. */
  private static final Duration FAR = Duration.ofDays(100);

  private final Rotations rotations;

  Weeks(Rotations rotations) {
    this.rotations = rotations;
  }

  /** The shift in progress, if it follows another. */
  Optional<Week> current(String rotation, Instant now) {
    return around(rotation, now, now.plusNanos(1_000)).stream()
        .filter(week -> week.span().contains(now))
        .findFirst();
  }

  /** Those that begin after {@code now} and not after {@code until}, in the order of time. */
  List<Week> ahead(String rotation, Instant now, Instant until) {
    return around(rotation, now, until.plusNanos(1_000)).stream()
        .filter(week -> week.span().start().isAfter(now))
        .toList();
  }

  /** The next shift after {@code now}, if one is planned. */
  Optional<Week> next(String rotation, Instant now) {
    return ahead(rotation, now, now.plus(FAR)).stream().findFirst();
  }

  /** Its shift, if it is planned or was worked, in a rotation that is still configured. */
  Optional<Week> of(Handoff handoff) {
    if (!rotations.names().contains(handoff.rotation())) {
      return Optional.empty();
    }
    Span span = handoff.week();
    return around(handoff.rotation(), span.start().minus(FAR.dividedBy(2)), span.end()).stream()
        .filter(week -> week.shift() == handoff.shift())
        .findFirst();
  }

  /** Who is on call at {@code instant} in fact, and until when. */
  Optional<Stint> holder(String rotation, Instant instant) {
    return rotations
        .stints(rotation, new Span(instant.minusNanos(1_000), instant.plus(FAR)))
        .stream()
        .filter(stint -> stint.span().contains(instant))
        .findFirst();
  }

  private List<Week> around(String rotation, Instant from, Instant until) {
    var within = new Span(from.minus(FAR), until);
    List<Shift> shifts = rotations.shifts(rotation, within);
    if (shifts.size() < 2) {
      return List.of();
    }
    List<Stint> stints =
        rotations.stints(
            rotation,
            new Span(shifts.get(0).span().start(), shifts.get(shifts.size() - 1).span().end()));
    List<RosterMember> roster = rotations.roster(rotation);
    var weeks = new ArrayList<Week>();
    for (int n = 1; n < shifts.size(); n++) {
      weeks.add(week(rotation, shifts.get(n - 1), shifts.get(n), stints, roster));
    }
    return List.copyOf(weeks);
  }

  private Week week(
      String rotation, Shift before, Shift shift, List<Stint> stints, List<RosterMember> roster) {
    PersonId to = whose(shift, stints);
    return new Week(
        rotation,
        shift.id(),
        groupOf(to, shift, roster),
        whose(before, stints),
        to,
        roster.stream().noneMatch(member -> member.person().equals(before.person())),
        shift.span(),
        before.span().start(),
        stints.stream()
            .filter(stint -> stint.span().contains(shift.span().start()))
            .filter(stint -> !stint.person().equals(to))
            .map(stint -> new Week.StandIn(stint.person(), stint.span().end()))
            .findFirst());
  }

  /** Somebody who holds all of a shift has it, whoever owns it. */
  private static PersonId whose(Shift shift, List<Stint> stints) {
    List<PersonId> holders =
        stints.stream()
            .filter(stint -> stint.shift() == shift.id())
            .map(Stint::person)
            .distinct()
            .toList();
    return holders.size() == 1 ? holders.get(0) : shift.person();
  }

  private static String groupOf(PersonId person, Shift shift, List<RosterMember> roster) {
    return roster.stream()
        .filter(member -> member.person().equals(person))
        .map(RosterMember::group)
        .findFirst()
        .orElseGet(() -> shift.turn().group());
  }
}
