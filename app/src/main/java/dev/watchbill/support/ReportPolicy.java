package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Changeover;
import dev.watchbill.rotation.Span;
import dev.watchbill.support.ReportRow.Outcome;
import dev.watchbill.support.SupportReport.Figures;
import dev.watchbill.support.SupportReport.Share;
import dev.watchbill.support.SupportReport.Week;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Counts and measures first responses (R5, R13).
 *
 * <p>Weeks run from one change of shift to the next, so that each is one person's: seven days on
 * the wall clock, also where a shift lasts several weeks. An asking belongs to the week in which it
 * was written. Every round of a request is an asking.
 *
 * <p>A first response is measured in business time, or in plain time where the rotation answers day
 * and night. Percentiles are by the nearest rank: the p-th is the shortest response within which at
 * least p percent of them came, and so always one that happened; the median is the 50th.
 */
final class ReportPolicy {
  private static final int MEDIAN = 50;
  private static final int NINETIETH = 90;

  private final String rotation;
  private final Changeover weekly;
  private final Optional<WorkingHours> hours;

  /**
   * @param changes when its shifts change
   * @param hours in which responses are measured; empty for plain time
   */
  ReportPolicy(String rotation, Changeover changes, Optional<WorkingHours> hours) {
    this.rotation = rotation;
    this.weekly = new Changeover(changes.anchor(), 1, changes.zone());
    this.hours = hours;
  }

  /** The last {@code count} weeks, in order; {@code now} is in the last one. */
  List<Span> weeks(Instant now, int count) {
    long current = weekly.slotAt(now);
    return LongStream.rangeClosed(current - count + 1, current).mapToObj(weekly::slot).toList();
  }

  /**
   * The report.
   *
   * @param rows everything that was asked in these weeks, in order of time
   */
  SupportReport report(List<Span> weeks, List<ReportRow> rows, Instant now) {
    return new SupportReport(
        rotation,
        zone(),
        now,
        hours.isPresent(),
        figures(rows, now),
        weeks.stream()
            .map(week -> new Week(week, figures(rows, now, row -> week.contains(row.askedAt()))))
            .toList(),
        shares(rows, now),
        List.copyOf(rows));
  }

  ZoneId zone() {
    return weekly.zone();
  }

  /** How long the first response took; an answer that is older than the asking took no time. */
  Duration response(Instant asked, Instant answered) {
    if (!answered.isAfter(asked)) {
      return Duration.ZERO;
    }
    return hours
        .map(open -> open.between(asked, answered))
        .orElseGet(() -> Duration.between(asked, answered));
  }

  private List<Share> shares(List<ReportRow> rows, Instant now) {
    return rows.stream().collect(Collectors.groupingBy(ReportRow::person)).entrySet().stream()
        .map(one -> new Share(one.getKey(), figures(one.getValue(), now)))
        .sorted(
            Comparator.comparing((Share share) -> share.person().isEmpty())
                .thenComparing(share -> -share.figures().asked())
                .thenComparing(share -> share.person().map(PersonId::value).orElse("")))
        .toList();
  }

  private Figures figures(List<ReportRow> rows, Instant now, Predicate<ReportRow> counts) {
    return figures(rows.stream().filter(counts).toList(), now);
  }

  private Figures figures(List<ReportRow> rows, Instant now) {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    rows.forEach(row -> counts.merge(row.outcome(now), 1, Integer::sum));
    List<Duration> responses =
        rows.stream()
            .flatMap(row -> row.answer().map(act -> response(row.askedAt(), act.at())).stream())
            .sorted()
            .toList();
    return new Figures(
        counts.getOrDefault(Outcome.IN_TIME, 0),
        counts.getOrDefault(Outcome.LATE, 0),
        counts.getOrDefault(Outcome.OVERDUE, 0),
        counts.getOrDefault(Outcome.WAITING, 0),
        counts.getOrDefault(Outcome.CLOSED, 0),
        percentile(responses, MEDIAN),
        percentile(responses, NINETIETH));
  }

  /** By the nearest rank, of what is sorted; none of nothing. */
  static Optional<Duration> percentile(List<Duration> sorted, int percent) {
    int rank = (percent * sorted.size() + 99) / 100;
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(Math.max(1, rank) - 1));
  }
}
