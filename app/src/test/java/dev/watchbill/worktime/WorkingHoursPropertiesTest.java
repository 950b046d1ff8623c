package dev.watchbill.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any business hours, in time zones chosen for their malice. */
class WorkingHoursPropertiesTest {
  /** Zones, each with a day near which something odd happened to its clocks. */
  private record Oddity(String zone, String day) {}

  private static final List<Oddity> ODDITIES =
      List.of(
          new Oddity("Australia/Lord_Howe", "2026-04-05"), // back by half an hour
          new Oddity("Australia/Lord_Howe", "2026-10-04"),
          new Oddity("Pacific/Apia", "2011-12-30"), // a day left out
          new Oddity("Africa/Casablanca", "2026-02-15"), // summer time pauses for Ramadan
          new Oddity("Africa/Casablanca", "2026-03-22"),
          new Oddity("America/Sao_Paulo", "2018-11-04"), // midnight left out
          new Oddity("America/Sao_Paulo", "2018-02-18"), // an evening that comes twice
          new Oddity("America/St_Johns", "2010-11-07"), // back from 00:01 into the day before
          new Oddity("Asia/Kathmandu", "1985-12-31"), // +05:30 to +05:45
          new Oddity("America/Los_Angeles", "2026-03-08"),
          new Oddity("America/Los_Angeles", "2026-11-01"),
          new Oddity("Europe/Dublin", "2026-10-25"),
          new Oddity("UTC", "2024-02-29"));

  /** Business hours, and an instant near the oddity of their zone. */
  record Case(WorkingHours hours, Instant at) {}

  @Property
  void business_time_used_up_is_business_time_passed(
      @ForAll("cases") Case c, @ForAll("durations") Duration time) {
    Instant due = c.hours.after(c.at, time);
    assertThat(c.hours.between(c.at, due)).isEqualTo(time);
    assertThat(due).isAfterOrEqualTo(c.at);
  }

  @Property
  void counting_in_two_steps_is_counting_in_one(
      @ForAll("cases") Case c,
      @ForAll("durations") Duration first,
      @ForAll("durations") Duration second) {
    assertThat(c.hours.after(c.hours.after(c.at, first), second))
        .isEqualTo(c.hours.after(c.at, first.plus(second)));
  }

  @Property
  void later_never_falls_due_earlier(
      @ForAll("cases") Case c,
      @ForAll("durations") Duration wait,
      @ForAll("durations") Duration time,
      @ForAll("durations") Duration more) {
    Instant due = c.hours.after(c.at, time);
    assertThat(c.hours.after(c.at.plus(wait), time)).isAfterOrEqualTo(due);
    assertThat(c.hours.after(c.at, time.plus(more))).isAfterOrEqualTo(due);
  }

  @Property
  void nothing_falls_due_outside_working_hours(
      @ForAll("cases") Case c, @ForAll("durations") Duration time) {
    Instant due = c.hours.after(c.at, time);
    assertThat(c.hours.isOpen(due) || c.hours.isOpen(due.minusNanos(1)))
        .as("%s is open, or the very closing", due.atZone(c.hours.zone()))
        .isTrue();
  }

  @Property
  void an_instant_is_open_exactly_if_the_wall_clock_says_so(@ForAll("cases") Case c) {
    ZonedDateTime wall = c.at.atZone(c.hours.zone());
    boolean worked =
        c.hours.days().contains(wall.getDayOfWeek())
            && !c.hours.holidays().isHoliday(wall.toLocalDate());
    boolean inHours =
        wall.toLocalTime().compareTo(c.hours.from()) >= 0
            && (c.hours.to().equals(LocalTime.MIDNIGHT)
                || wall.toLocalTime().compareTo(c.hours.to()) < 0);
    assertThat(c.hours.isOpen(c.at)).isEqualTo(worked && inHours);
  }

  /** The slow way to count: minute by minute. */
  @Property(tries = 200)
  void business_time_is_the_sum_of_its_open_minutes(@ForAll("cases") Case c) {
    Instant start = Instant.ofEpochSecond(c.at.getEpochSecond() / 60 * 60);
    long open = 0;
    int minutes = 3 * 24 * 60;
    for (int i = 0; i < minutes; i++) {
      if (c.hours.isOpen(start.plusSeconds(60L * i))) {
        open++;
      }
    }
    assertThat(c.hours.between(start, start.plusSeconds(60L * minutes)))
        .isEqualTo(Duration.ofMinutes(open));
  }

  @Property
  void openings_and_closings_are_where_open_and_closed_meet(@ForAll("cases") Case c) {
    Instant opening = c.hours.nextOpening(c.at);
    assertThat(c.hours.isOpen(opening)).isTrue();
    assertThat(opening.equals(c.at) || !c.hours.isOpen(opening.minusNanos(1))).isTrue();
    assertThat(c.hours.closingAfter(c.at).isPresent()).isEqualTo(c.hours.isOpen(c.at));
    Instant closing = c.hours.closingAfter(opening).orElseThrow();
    if (!closing.equals(Instant.MAX)) {
      assertThat(c.hours.isOpen(closing)).isFalse();
      assertThat(c.hours.between(opening, closing)).isEqualTo(Duration.between(opening, closing));
    }
  }

  @Provide
  Arbitrary<Duration> durations() {
    return Arbitraries.longs()
        .between(0, Duration.ofDays(4).toSeconds())
        .edgeCases(edges -> edges.add(0L, 1L, 1800L, 3600L, 8L * 3600))
        .map(Duration::ofSeconds);
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(Arbitraries.of(ODDITIES), days(), quarters(), quarters(), instants())
        .as(
            (oddity, days, one, other, offset) -> {
              ZoneId zone = ZoneId.of(oddity.zone());
              LocalDate day = LocalDate.parse(oddity.day());
              return new Case(
                  hours(zone, day, days, one, other),
                  day.atStartOfDay(zone).toInstant().plus(offset));
            });
  }

  /** Some holiday near the oddity makes it harder still. */
  private static WorkingHours hours(
      ZoneId zone, LocalDate day, Set<DayOfWeek> days, int one, int other) {
    int from = Math.min(one, other) % 96;
    int to = Math.max(Math.max(one, other), from + 1);
    return new WorkingHours(
        days,
        LocalTime.MIDNIGHT.plusMinutes(15L * from),
        to == 96 ? LocalTime.MIDNIGHT : LocalTime.MIDNIGHT.plusMinutes(15L * to),
        zone,
        date -> date.equals(day.plusDays(2)));
  }

  private static Arbitrary<Set<DayOfWeek>> days() {
    return Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).withoutEdgeCases();
  }

  private static Arbitrary<Integer> quarters() {
    return Arbitraries.integers().between(0, 96).withoutEdgeCases();
  }

  private static Arbitrary<Duration> instants() {
    return Arbitraries.longs()
        .between(-Duration.ofDays(3).toSeconds(), Duration.ofDays(3).toSeconds())
        .withoutEdgeCases()
        .map(Duration::ofSeconds);
  }
}
