package dev.watchbill.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Changeover;
import dev.watchbill.rotation.Span;
import dev.watchbill.support.SupportReport.Figures;
import dev.watchbill.support.SupportReport.Share;
import dev.watchbill.support.SupportReport.Week;
import dev.watchbill.support.SupportRequest.Act;
import dev.watchbill.worktime.Holidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for the figures of any weeks. */
class ReportPropertiesTest {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Africa/Casablanca"));

  /** A rotation, an instant at which a report of it is made, and what was asked before. */
  record Case(ReportPolicy policy, Instant now, int count, List<ReportRow> rows) {
    List<Span> weeks() {
      return policy.weeks(now, count);
    }

    SupportReport report() {
      List<Span> weeks = weeks();
      List<ReportRow> asked =
          rows.stream().filter(row -> !row.askedAt().isBefore(weeks.get(0).start())).toList();
      return policy.report(weeks, asked, now);
    }
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void weeks_follow_each_other_and_now_is_in_the_last(@ForAll("cases") Case c) {
    List<Span> weeks = c.weeks();
    assertThat(weeks).hasSize(c.count);
    assertThat(weeks.get(c.count - 1).contains(c.now)).isTrue();
    assertThat(IntStream.range(1, c.count))
        .allMatch(i -> weeks.get(i - 1).end().equals(weeks.get(i).start()));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void every_week_begins_when_a_shift_changes_on_the_wall(@ForAll("cases") Case c) {
    assertThat(c.weeks())
        .allSatisfy(
            week -> {
              var wall = week.start().atZone(c.policy.zone());
              assertThat(wall.getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
              assertThat(wall.toLocalTime()).isEqualTo(LocalTime.of(10, 0));
            });
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void weeks_and_people_add_up_to_the_whole(@ForAll("cases") Case c) {
    SupportReport report = c.report();
    assertThat(report.total().asked()).isEqualTo(report.rows().size());
    assertThat(counts(report.weeks().stream().map(Week::figures).toList()))
        .isEqualTo(counts(List.of(report.total())));
    assertThat(counts(report.people().stream().map(Share::figures).toList()))
        .isEqualTo(counts(List.of(report.total())));
  }

  private static List<Integer> counts(List<Figures> figures) {
    return List.of(
        figures.stream().mapToInt(Figures::inTime).sum(),
        figures.stream().mapToInt(Figures::late).sum(),
        figures.stream().mapToInt(Figures::overdue).sum(),
        figures.stream().mapToInt(Figures::waiting).sum(),
        figures.stream().mapToInt(Figures::closed).sum());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void the_busiest_come_first_and_nobodys_last(@ForAll("cases") Case c) {
    List<Share> people = c.report().people();
    List<Share> known = people.stream().filter(share -> share.person().isPresent()).toList();
    assertThat(people.subList(0, known.size())).isEqualTo(known);
    assertThat(known)
        .isSortedAccordingTo(
            Comparator.comparing((Share share) -> share.figures().asked()).reversed());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void a_hundred_percent_means_all(@ForAll("cases") Case c) {
    Figures total = c.report().total();
    boolean kept = total.late() + total.overdue() == 0;
    assertThat(total.percentInTime().map(percent -> percent == 100))
        .isEqualTo(
            total.inTime() + total.late() + total.overdue() == 0
                ? Optional.empty()
                : Optional.of(kept));
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void there_is_a_median_exactly_if_somebody_answered(@ForAll("cases") Case c) {
    Figures total = c.report().total();
    assertThat(total.median().isPresent()).isEqualTo(total.inTime() + total.late() > 0);
    assertThat(total.ninetieth().isPresent()).isEqualTo(total.median().isPresent());
    total.median().ifPresent(m -> assertThat(m).isLessThanOrEqualTo(total.ninetieth().get()));
  }

  @Property
  void a_percentile_happened_and_so_many_were_as_quick(
      @ForAll("durations") List<Duration> unsorted, @ForAll @IntRange(min = 1, max = 100) int p) {
    List<Duration> sorted = unsorted.stream().sorted().toList();
    Optional<Duration> percentile = ReportPolicy.percentile(sorted, p);
    assertThat(percentile.isPresent()).isEqualTo(!sorted.isEmpty());
    percentile.ifPresent(
        value -> {
          assertThat(sorted).contains(value);
          long asQuick = sorted.stream().filter(d -> d.compareTo(value) <= 0).count();
          long quicker = sorted.stream().filter(d -> d.compareTo(value) < 0).count();
          assertThat(100 * asQuick).isGreaterThanOrEqualTo((long) p * sorted.size());
          assertThat(100 * quicker).isLessThan((long) p * sorted.size());
        });
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void no_line_of_the_tables_is_too_wide_for_a_phone(@ForAll("cases") Case c) {
    SupportReport report = c.report();
    assertThat(
            String.join(
                    "\n",
                    ReportTable.weeks(report),
                    ReportTable.chart(report),
                    ReportTable.people(report, share -> "Somebody with a very long name"))
                .lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(36));
  }

  @Provide
  Arbitrary<List<Duration>> durations() {
    return minutes(0, 10_000).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.of(ZONES),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 60 * 24 * 400),
            Arbitraries.integers().between(1, 10))
        .flatAs(
            (zone, dayAndNight, minutes, count) -> {
              Instant now = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minutes));
              var changes = new Changeover(LocalDateTime.parse("2026-01-07T10:00"), 2, zone);
              var policy =
                  new ReportPolicy(
                      "developer",
                      changes,
                      dayAndNight ? Optional.empty() : Optional.of(hours(zone)));
              return rows(now).list().ofMaxSize(40).map(rows -> new Case(policy, now, count, rows));
            });
  }

  private static WorkingHours hours(ZoneId zone) {
    return new WorkingHours(
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.of(9, 0),
        LocalTime.of(17, 0),
        zone,
        Holidays.none());
  }

  private static Arbitrary<ReportRow> rows(Instant now) {
    Arbitrary<Optional<PersonId>> people =
        Arbitraries.of("UADA", "UBEN", "USAM").map(PersonId::new).optional(0.8);
    return Combinators.combine(
            minutes(1, 60 * 24 * 40),
            minutes(1, 60 * 24 * 3),
            minutes(-1, 60 * 24 * 3).optional(0.6),
            people,
            people,
            Arbitraries.of(true, false))
        .as(
            (ago, promised, taken, holder, answerer, resolved) -> {
              Instant asked = now.minus(ago);
              return new ReportRow(
                  "C1",
                  "1.000001",
                  1,
                  Optional.empty(),
                  asked,
                  asked.plus(promised),
                  holder,
                  taken.flatMap(time -> answerer.map(by -> new Act(by, asked.plus(time)))),
                  resolved);
            });
  }

  private static Arbitrary<Duration> minutes(int least, int most) {
    return Arbitraries.integers().between(least, most).map(Duration::ofMinutes);
  }
}
