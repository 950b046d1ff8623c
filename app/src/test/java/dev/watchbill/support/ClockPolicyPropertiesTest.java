package dev.watchbill.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.support.ClockPolicy.Promise;
import dev.watchbill.support.ClockPolicy.Step;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any promise, near nights, weekends, holidays and days of odd clocks. */
class ClockPolicyPropertiesTest {
  /** A zone, and a day near which something odd happens to its clocks, or nothing at all. */
  private record Oddity(String zone, String day) {}

  private static final List<Oddity> ODDITIES =
      List.of(
          new Oddity("Australia/Lord_Howe", "2026-04-05"), // back by half an hour
          new Oddity("Australia/Lord_Howe", "2026-10-04"),
          new Oddity("Pacific/Apia", "2011-12-30"), // a day left out
          new Oddity("Africa/Casablanca", "2026-02-15"), // summer time pauses for Ramadan
          new Oddity("Africa/Casablanca", "2026-03-22"),
          new Oddity("America/Sao_Paulo", "2018-11-04"), // midnight left out
          new Oddity("America/Los_Angeles", "2026-11-01"),
          new Oddity("America/Los_Angeles", "2027-03-14"),
          new Oddity("America/Los_Angeles", "2026-11-26"),
          new Oddity("Asia/Kathmandu", "2026-11-18"));

  /** What is promised, and an instant near the oddity of its zone at which somebody asks. */
  record Case(Promise promise, Instant asked) {
    WorkingHours hours() {
      return promise.hours();
    }

    Instant due() {
      return ClockPolicy.dueAt(asked, promise);
    }

    List<Step> steps() {
      return ClockPolicy.steps(asked, promise);
    }

    Optional<Instant> reminder() {
      return steps().stream().filter(Step.Remind.class::isInstance).map(Step::at).findFirst();
    }

    /** Whether plain time ran out before business time did. */
    boolean isPlain() {
      return hours().between(asked, due()).compareTo(promise.within()) < 0;
    }
  }

  private static boolean isOpenOrClosing(WorkingHours hours, Instant instant) {
    return hours.isOpen(instant) || hours.isOpen(instant.minusNanos(1));
  }

  @Property
  void in_hours_only_it_is_due_after_exactly_that_business_time(@ForAll("inHours") Case c) {
    assertThat(c.hours().between(c.asked, c.due())).isEqualTo(c.promise.within());
    assertThat(c.due()).isAfterOrEqualTo(c.asked.plus(c.promise.within()));
  }

  @Property
  void in_hours_only_nothing_happens_outside_hours(@ForAll("inHours") Case c) {
    assertThat(c.steps())
        .allSatisfy(step -> assertThat(isOpenOrClosing(c.hours(), step.at())).isTrue());
  }

  @Property
  void day_and_night_it_is_due_when_the_first_of_both_times_is_over(@ForAll("dayAndNight") Case c) {
    Duration plain = c.promise.afterHours().orElseThrow();
    Duration plainPassed = Duration.between(c.asked, c.due());
    Duration businessPassed = c.hours().between(c.asked, c.due());

    assertThat(plainPassed).isLessThanOrEqualTo(plain);
    assertThat(businessPassed).isLessThanOrEqualTo(c.promise.within());
    assertThat(plainPassed.equals(plain) || businessPassed.equals(c.promise.within())).isTrue();
  }

  @Property
  void day_and_night_is_never_slower_than_hours_only(@ForAll("dayAndNight") Case c) {
    Promise p = c.promise;
    var inHours =
        new Promise(
            p.hours(),
            p.within(),
            Optional.empty(),
            p.remindBefore(),
            p.nextContactAfter(),
            p.contacts());
    assertThat(c.due()).isBeforeOrEqualTo(ClockPolicy.dueAt(c.asked, inHours));
  }

  @Property
  void steps_follow_each_other_after_the_asking(@ForAll("cases") Case c) {
    List<Instant> times = c.steps().stream().map(Step::at).toList();
    assertThat(times.get(0)).isAfter(c.asked);
    assertThat(IntStream.range(1, times.size()))
        .allMatch(i -> times.get(i - 1).isBefore(times.get(i)));
  }

  @Property
  void at_most_a_reminder_then_the_due_time_then_each_contact_once_in_order(
      @ForAll("cases") Case c) {
    List<Step> steps = c.steps();
    int due = c.reminder().isPresent() ? 1 : 0;
    assertThat(steps.get(due)).isEqualTo(new Step.Due(c.due()));
    assertThat(steps.subList(due + 1, steps.size()))
        .hasSize(c.promise.contacts())
        .extracting(step -> ((Step.Ask) step).contact())
        .containsExactlyElementsOf(IntStream.range(0, c.promise.contacts()).boxed().toList());
  }

  @Property
  void the_reminder_leaves_as_much_time_as_is_set(@ForAll("cases") Case c) {
    Duration time = c.isPlain() ? c.promise.afterHours().orElseThrow() : c.promise.within();
    if (c.promise.remindBefore().isZero() || time.compareTo(c.promise.remindBefore()) <= 0) {
      return;
    }
    Instant reminder = c.reminder().orElseThrow();
    assertThat(
            c.isPlain()
                ? Duration.between(reminder, c.due())
                : c.hours().between(reminder, c.due()))
        .isEqualTo(c.promise.remindBefore());
  }

  @Property
  void each_contact_has_as_much_time_as_is_set(@ForAll("cases") Case c) {
    Instant before = c.due();
    for (Step step : c.steps()) {
      if (step instanceof Step.Ask ask) {
        assertThat(
                c.promise.afterHours().isPresent()
                    ? Duration.between(before, ask.at())
                    : c.hours().between(before, ask.at()))
            .isEqualTo(c.promise.nextContactAfter());
        before = ask.at();
      }
    }
  }

  @Property
  void who_asks_later_is_never_due_earlier(
      @ForAll("cases") Case c, @ForAll("waits") Duration wait) {
    assertThat(ClockPolicy.dueAt(c.asked.plus(wait), c.promise)).isAfterOrEqualTo(c.due());
  }

  @Provide
  Arbitrary<Duration> waits() {
    return minutes(0, 4 * 24 * 60);
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.oneOf(inHours(), dayAndNight());
  }

  @Provide
  Arbitrary<Case> inHours() {
    return cases(Arbitraries.just(Optional.empty()));
  }

  @Provide
  Arbitrary<Case> dayAndNight() {
    return cases(minutes(1, 12 * 60).map(Optional::of));
  }

  private static Arbitrary<Case> cases(Arbitrary<Optional<Duration>> afterHours) {
    Arbitrary<Promise> promises =
        Combinators.combine(
                hours(),
                minutes(1, 10 * 60),
                afterHours,
                minutes(0, 60),
                minutes(1, 3 * 60),
                Arbitraries.integers().between(0, 4))
            .as(Promise::new);
    return Combinators.combine(promises, Arbitraries.integers().between(-5_000, 5_000))
        .as(
            (promise, minutes) ->
                new Case(promise, near(promise).plus(Duration.ofMinutes(minutes))));
  }

  /** The one holiday of these hours lies two days after the odd day. */
  private static Instant near(Promise promise) {
    return ODDITIES.stream()
        .filter(odd -> odd.zone().equals(promise.hours().zone().getId()))
        .map(odd -> LocalDate.parse(odd.day()))
        .filter(day -> promise.hours().holidays().isHoliday(day.plusDays(2)))
        .findFirst()
        .orElseThrow()
        .atStartOfDay(promise.hours().zone())
        .toInstant();
  }

  private static Arbitrary<WorkingHours> hours() {
    return Combinators.combine(
            Arbitraries.of(ODDITIES),
            Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
            Arbitraries.integers().between(0, 95),
            Arbitraries.integers().between(1, 96))
        .as(ClockPolicyPropertiesTest::hours);
  }

  private static WorkingHours hours(Oddity odd, Set<DayOfWeek> days, int from, int length) {
    int to = Math.min(96, from + length);
    LocalDate holiday = LocalDate.parse(odd.day()).plusDays(2);
    return new WorkingHours(
        days,
        LocalTime.MIDNIGHT.plusMinutes(15L * from),
        to == 96 ? LocalTime.MIDNIGHT : LocalTime.MIDNIGHT.plusMinutes(15L * to),
        ZoneId.of(odd.zone()),
        holiday::equals);
  }

  private static Arbitrary<Duration> minutes(int least, int most) {
    return Arbitraries.integers().between(least, most).map(Duration::ofMinutes);
  }
}
