package dev.watchbill.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import dev.watchbill.support.SupportReport.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report for spreadsheets: CSV by RFC 4180 in UTF-8, a line for each asking. What would be taken
 * for a formula has an apostrophe before it.
 */
record ReportFile(String name, String text) {
  private static final String LINE_END = "\r\n";
  private static final String FORMULA = "=+-@\t\r\n";

  private static final List<String> HEADER =
      List.of(
          "rotation",
          "week_of",
          "asked_at",
          "asked_by",
          "round",
          "due_at",
          "outcome",
          "answered_at",
          "answered_by",
          "response_minutes",
          "with",
          "thread");

  /** What people are called. */
  interface Names {
    String of(PersonId person);
  }

  /** How long a first response took. */
  interface Measure {
    Duration response(Instant asked, Instant answered);
  }

  static ReportFile of(SupportReport report, Measure measure, Names names) {
    String lines =
        Stream.concat(
                Stream.of(HEADER),
                report.rows().stream().map(row -> line(report, row, measure, names)))
            .map(ReportFile::csv)
            .collect(Collectors.joining());
    return new ReportFile(name(report), lines);
  }

  byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  private static String name(SupportReport report) {
    return "%s-requests-%s-to-%s.csv"
        .formatted(
            report.rotation(),
            day(report.weeks().get(0).span().start(), report.zone()),
            day(report.at(), report.zone()));
  }

  private static List<String> line(
      SupportReport report, ReportRow row, Measure measure, Names names) {
    ZoneId zone = report.zone();
    return List.of(
        report.rotation(),
        day(weekOf(report, row).start(), zone),
        time(row.askedAt(), zone),
        row.asker().map(names::of).orElse(""),
        String.valueOf(row.round()),
        time(row.dueAt(), zone),
        outcome(row, report.at()),
        row.answer().map(act -> time(act.at(), zone)).orElse(""),
        row.answer().map(act -> names.of(act.by())).orElse(""),
        row.answer()
            .map(act -> measure.response(row.askedAt(), act.at()).toMinutes())
            .map(String::valueOf)
            .orElse(""),
        row.holder().map(names::of).orElse(""),
        thread(row));
  }

  private static Span weekOf(SupportReport report, ReportRow row) {
    return report.weeks().stream()
        .map(Week::span)
        .filter(week -> week.contains(row.askedAt()))
        .findFirst()
        .orElseThrow();
  }

  private static String outcome(ReportRow row, Instant now) {
    return switch (row.outcome(now)) {
      case IN_TIME -> "in time";
      case LATE -> "late";
      case OVERDUE -> "past due";
      case WAITING -> "waiting";
      case CLOSED -> "resolved unanswered";
    };
  }

  /** The end of the link to the thread: spreadsheets would round the bare number. */
  private static String thread(ReportRow row) {
    return row.channelId() + "/p" + row.threadTs().replace(".", "");
  }

  private static String day(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate().toString();
  }

  private static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  private static String csv(List<String> cells) {
    return cells.stream().map(ReportFile::cell).collect(Collectors.joining(",")) + LINE_END;
  }

  /** A cell that is only a cell, whatever it says. */
  static String cell(String value) {
    boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
