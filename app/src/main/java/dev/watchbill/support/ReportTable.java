package dev.watchbill.support;

import dev.watchbill.support.SupportReport.Figures;
import dev.watchbill.support.SupportReport.Share;
import dev.watchbill.support.SupportReport.Week;
import dev.watchbill.text.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A report in letters of one width, so narrow that a phone need not break its lines. Unescaped.
 * Names stand last, for they are as wide as they like.
 */
final class ReportTable {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.US);
  private static final String WEEK = "%-6s %5s %7s %6s %4s";
  private static final String PERSON = "%5s %7s %6s  %s";
  private static final String NONE = "–";
  private static final int BAR = 20;
  private static final int NAME = 14;
  static final int PEOPLE = 25;
  private static final Duration LONG = Duration.ofHours(10);

  private ReportTable() {}

  /** A line for each week, and one for all of them. */
  static String weeks(SupportReport report) {
    var lines = new ArrayList<String>();
    lines.add(WEEK.formatted("Week", "Asked", "In time", "Median", "90%"));
    for (Week week : report.weeks()) {
      lines.add(week(day(week.span().start(), report.zone()), week.figures()));
    }
    if (report.weeks().size() > 1) {
      lines.add(week("All", report.total()));
    }
    return String.join("\n", lines);
  }

  private static String week(String label, Figures figures) {
    return WEEK.formatted(
        label,
        figures.asked(),
        percent(figures),
        shortly(figures.median()),
        shortly(figures.ninetieth()));
  }

  /** A bar for each week, as long as it was busy. */
  static String chart(SupportReport report) {
    int busiest = report.weeks().stream().mapToInt(week -> week.figures().asked()).max().orElse(0);
    var lines = new ArrayList<String>();
    lines.add("█ in time  ▒ late  ░ no answer");
    for (Week week : report.weeks()) {
      String day = day(week.span().start(), report.zone());
      lines.add(
          "%-6s %s%d"
              .formatted(day, bar(week.figures(), Math.max(busiest, BAR)), week.figures().asked()));
    }
    return String.join("\n", lines);
  }

  /** The ends are rounded, not the pieces, so that equally busy weeks are equally long. */
  private static String bar(Figures figures, int busiest) {
    int answered = figures.inTime() + figures.late();
    int inTime = cells(figures.inTime(), busiest);
    int late = cells(answered, busiest) - inTime;
    int none = cells(figures.asked(), busiest) - inTime - late;
    String bar = "█".repeat(inTime) + "▒".repeat(late) + "░".repeat(none);
    return bar.isEmpty() ? "" : bar + " ";
  }

  private static int cells(int count, int busiest) {
    return (int) Math.round((double) BAR * count / busiest);
  }

  /** A line for each person; of many, those with the most. */
  static String people(SupportReport report, Function<Share, String> name) {
    var lines = new ArrayList<String>();
    lines.add(PERSON.formatted("Asked", "In time", "Median", "Who"));
    List<Share> shown = report.people().subList(0, Math.min(PEOPLE, report.people().size()));
    for (Share share : shown) {
      lines.add(
          PERSON.formatted(
              share.figures().asked(),
              percent(share.figures()),
              shortly(share.figures().median()),
              Excerpt.of(name.apply(share), NAME)));
    }
    int more = report.people().size() - shown.size();
    if (more > 0) {
      lines.add("and " + more + " more, all in the CSV");
    }
    return String.join("\n", lines);
  }

  static String day(Instant instant, ZoneId zone) {
    return DAY.format(instant.atZone(zone));
  }

  private static String percent(Figures figures) {
    return figures.percentInTime().map(percent -> percent + "%").orElse(NONE);
  }

  /** In four letters: {@code <1m}, {@code 41m}, {@code 1h05}, {@code 31h}. */
  static String shortly(Optional<Duration> duration) {
    return duration.map(ReportTable::shortly).orElse(NONE);
  }

  private static String shortly(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return "<1m";
    } else if (duration.compareTo(Duration.ofHours(1)) < 0) {
      return duration.toMinutes() + "m";
    } else if (duration.compareTo(LONG) < 0) {
      return "%dh%02d".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return duration.toHours() + "h";
  }
}
