package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.PlanPolicy.Plan;
import dev.watchbill.rotation.PlanPolicy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever is done to a roster, its plan and its overrides, wherever it lives. */
class OverridePropertiesTest {
  enum What {
    JOINS,
    LEAVES,
    GIVES,
    GIVES_BACK,
    TAKES,
    SWAPS
  }

  /**
   * Something that happens, after some time has passed.
   *
   * @param person who joins or leaves, or to whom something is given
   * @param which of the stints ahead it is about
   * @param from how much of that stint stays as it is at its beginning, in percent
   * @param until where the part ends, in percent
   */
  record Happening(Duration later, What what, int person, int which, int from, int until) {}

  record Life(ZoneId zone, LocalDateTime anchor, int weeks, List<Happening> happenings) {}

  /**
   * A rotation in memory, which carries out its plans as the real one does, and forgets nothing.
   */
  private static final class Rotation {
    final PlanPolicy policy;
    Instant now;
    final List<RosterMember> members = new ArrayList<>();
    List<Shift> shifts = new ArrayList<>();
    List<ShiftOverride> overrides = List.of();
    private long ids;

    Rotation(Life life) {
      policy =
          new PlanPolicy(
              new Changeover(life.anchor, life.weeks, life.zone), true, Period.ofWeeks(8));
      now = life.anchor.atZone(life.zone).toInstant();
    }

    List<Stint> stints() {
      return OnCallPolicy.stints("", shifts, overrides);
    }

    List<Stint> ahead() {
      return stints().stream()
          .filter(stint -> stint.span().end().isAfter(now))
          .map(stint -> stint.during(stint.span().from(now)))
          .toList();
    }

    void passes(Duration time) {
      now = now.plus(time);
      plan(policy.extended(situation()), Optional.empty());
    }

    void happens(Happening happening) {
      var person = new PersonId("p" + happening.person);
      switch (happening.what) {
        case JOINS -> {
          if (members.stream().noneMatch(m -> m.person().equals(person))) {
            members.add(
                new RosterMember(
                    person,
                    "group" + happening.person % 2,
                    LocalDate.EPOCH,
                    now.plus(Duration.ofDays(happening.which - 3L))));
          }
          plan(policy.replanned(situation()), Optional.empty());
        }
        case LEAVES -> {
          members.removeIf(m -> m.person().equals(person));
          plan(policy.replanned(situation()), Optional.of(person));
        }
        case GIVES -> chosen(happening).ifPresent(stint -> give(part(stint, happening), person));
        case GIVES_BACK -> chosen(happening).ifPresent(stint -> give(stint.part(), stint.owner()));
        case TAKES ->
            ahead().stream()
                .filter(stint -> stint.span().contains(now))
                .forEach(stint -> give(stint.part(), person));
        case SWAPS ->
            chosen(happening)
                .ifPresent(
                    one -> {
                      Stint other = ahead().get(happening.person % ahead().size());
                      PersonId his = one.person();
                      PersonId hers = other.person();
                      give(one.part(), hers);
                      give(other.part(), his);
                    });
      }
    }

    /** Whole, also if it has begun: what is past of it must stay as it is. */
    private Optional<Stint> chosen(Happening happening) {
      List<Stint> ahead =
          stints().stream().filter(stint -> stint.span().end().isAfter(now)).toList();
      return ahead.isEmpty()
          ? Optional.empty()
          : Optional.of(ahead.get(happening.which % ahead.size()));
    }

    private static ShiftPart part(Stint stint, Happening happening) {
      Span span = stint.span();
      Duration length = span.length();
      Instant from = span.start().plus(length.multipliedBy(happening.from).dividedBy(100));
      Instant until = span.start().plus(length.multipliedBy(happening.until).dividedBy(100));
      return from.isBefore(until)
          ? new ShiftPart(stint.shift(), new Span(from, until))
          : stint.part();
    }

    private void give(ShiftPart part, PersonId to) {
      overrides = OverridePolicy.given(shifts, overrides, List.of(part), to, now);
      assertThat(OverridePolicy.holds(to, List.of(part), shifts, overrides, now))
          .isEqualTo(part.span().end().isAfter(now));
    }

    private Situation situation() {
      return new Situation(
          now,
          List.copyOf(members),
          shifts.stream().filter(s -> !s.span().start().isAfter(now)).map(Shift::turn).toList(),
          planned().stream().map(Shift::turn).toList());
    }

    private List<Shift> planned() {
      return shifts.stream().filter(s -> s.span().start().isAfter(now)).toList();
    }

    private void plan(Plan plan, Optional<PersonId> gone) {
      Optional<Shift> ended =
          shifts.stream().filter(s -> plan.endsCurrent() && s.span().contains(now)).findFirst();
      PlanChange change = PlanChange.between(now, ended, planned(), plan.turns());
      var idOf = new HashMap<Turn, Long>();
      change.added().forEach(turn -> idOf.put(turn, ++ids));
      List<Shift> before = shifts;
      shifts = change.carriedOutOn(before, turn -> idOf.getOrDefault(turn, 0L));
      overrides = OverridePolicy.following(before, shifts, overrides, gone, now);
    }
  }

  @Provide
  Arbitrary<Life> lives() {
    Arbitrary<Happening> happenings =
        Combinators.combine(
                Arbitraries.integers().between(0, 60 * 24 * 9),
                Arbitraries.of(
                    What.JOINS,
                    What.JOINS,
                    What.LEAVES,
                    What.GIVES,
                    What.GIVES,
                    What.GIVES,
                    What.GIVES_BACK,
                    What.TAKES,
                    What.SWAPS),
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(0, 90),
                Arbitraries.integers().between(10, 100))
            .as(
                (minutes, what, person, which, from, until) ->
                    new Happening(Duration.ofMinutes(minutes), what, person, which, from, until));
    return Combinators.combine(
            HostileZones.any(),
            Arbitraries.of(
                "2011-12-21T10:00", "2026-02-01T02:30", "2026-03-04T00:00", "2026-09-23T23:45"),
            Arbitraries.of(1, 1, 2),
            happenings.list().ofMinSize(2).ofMaxSize(16))
        .as(
            (zone, anchor, weeks, list) ->
                new Life(zone, LocalDateTime.parse(anchor), weeks, list));
  }

  @Property(tries = 400)
  void never_two_people_and_never_nobody_while_somebody_is_eligible(@ForAll("lives") Life life) {
    var rotation = new Rotation(life);
    for (Happening happening : life.happenings) {
      rotation.passes(happening.later);
      rotation.happens(happening);

      Instant end = rotation.now.atZone(life.zone).plus(rotation.policy.horizon()).toInstant();
      List<Stint> stints = rotation.stints();
      // Who is on call, and who may be, changes at these instants only.
      Stream.of(
              Stream.of(rotation.now),
              stints.stream().flatMap(s -> Stream.of(s.span().start(), s.span().end())),
              rotation.members.stream().map(RosterMember::eligibleFrom))
          .flatMap(each -> each)
          .filter(instant -> !instant.isBefore(rotation.now) && instant.isBefore(end))
          .forEach(
              instant -> {
                boolean anybody = rotation.members.stream().anyMatch(m -> m.eligibleAt(instant));
                assertThat(stints.stream().filter(stint -> stint.span().contains(instant)).count())
                    .as("on call at %s", instant)
                    .isEqualTo(anybody ? 1 : 0);
              });
    }
  }

  @Property(tries = 400)
  void what_was_worked_never_changes(@ForAll("lives") Life life) {
    var rotation = new Rotation(life);
    for (Happening happening : life.happenings) {
      Instant then = rotation.now;
      List<Duty> worked = worked(rotation, then);
      rotation.passes(happening.later);
      assertThat(worked(rotation, then)).isEqualTo(worked);
      List<Duty> workedSince = worked(rotation, rotation.now);
      rotation.happens(happening);
      assertThat(worked(rotation, rotation.now)).isEqualTo(workedSince);
    }
  }

  /** Who was on call when until then, whatever the shifts and overrides that say so. */
  private static List<Duty> worked(Rotation rotation, Instant until) {
    var worked = new ArrayList<Duty>();
    for (Stint stint : rotation.stints()) {
      if (stint.span().start().isBefore(until)) {
        Instant end = stint.span().end().isAfter(until) ? until : stint.span().end();
        int last = worked.size() - 1;
        if (last >= 0
            && worked.get(last).person().equals(stint.person())
            && worked.get(last).span().end().equals(stint.span().start())) {
          Instant start = worked.get(last).span().start();
          worked.set(last, new Duty(stint.person(), new Span(start, end)));
        } else {
          worked.add(new Duty(stint.person(), new Span(stint.span().start(), end)));
        }
      }
    }
    return worked;
  }

  @Property(tries = 300)
  void overrides_lie_in_their_shifts_apart_from_each_other_and_are_nobodys_own(
      @ForAll("lives") Life life) {
    var rotation = new Rotation(life);
    for (Happening happening : life.happenings) {
      rotation.passes(happening.later);
      rotation.happens(happening);

      assertThat(rotation.overrides).doesNotHaveDuplicates();
      for (ShiftOverride one : rotation.overrides) {
        assertThat(rotation.shifts)
            .anySatisfy(
                shift -> {
                  assertThat(shift.id()).isEqualTo(one.shiftId());
                  assertThat(shift.person()).isNotEqualTo(one.person());
                  assertThat(one.span().within(shift.span())).isEqualTo(one.span());
                });
        for (ShiftOverride other : rotation.overrides) {
          assertThat(!other.equals(one) && other.shiftId() == one.shiftId())
              .describedAs("%s and %s", one, other)
              .isIn(false, !one.span().overlaps(other.span()) && !one.isContinuedBy(other));
        }
      }
    }
  }

  @Property(tries = 200)
  void whoever_has_left_the_roster_is_on_call_no_more_until_something_is_given_to_them(
      @ForAll("lives") Life life) {
    var rotation = new Rotation(life);
    for (Happening happening : life.happenings) {
      rotation.passes(happening.later);
      rotation.happens(happening);
      if (happening.what == What.LEAVES) {
        assertThat(rotation.ahead())
            .extracting(Stint::person)
            .doesNotContain(new PersonId("p" + happening.person));
      }
    }
  }
}
