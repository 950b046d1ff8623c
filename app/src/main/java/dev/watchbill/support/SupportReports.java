package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.rotation.Changeover;
import dev.watchbill.rotation.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How well the promise of a first response was kept (R5, R13). */
final class SupportReports {
  /** More would fit into no message. */
  private static final int A_YEAR = 52;

  private final Map<String, ReportPolicy> policies;
  private final ReportStore store;
  private final Period kept;
  private final Clock clock;

  SupportReports(WatchbillConfig config, ReportStore store, Clock clock) {
    this.policies = policies(config);
    this.store = store;
    this.kept = config.keep().requests();
    this.clock = clock;
  }

  private static Map<String, ReportPolicy> policies(WatchbillConfig config) {
    var policies = new LinkedHashMap<String, ReportPolicy>();
    SupportRules.of(config)
        .forEach(
            (name, its) ->
                policies.put(
                    name,
                    new ReportPolicy(
                        name,
                        Changeover.of(config.rotation(name).changes()),
                        its.afterHours().isPresent()
                            ? Optional.empty()
                            : Optional.of(its.hours()))));
    return policies;
  }

  /** The rotations' names, the default first. */
  List<String> rotations() {
    return List.copyOf(policies.keySet());
  }

  /** How many weeks a report may cover: a year, or as long as requests are kept. */
  int mostWeeks() {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    long weeks = ChronoUnit.WEEKS.between(today.minus(kept), today);
    return (int) Math.max(1, Math.min(A_YEAR, weeks));
  }

  /**
   * Of the week in progress and those before it.
   *
   * @param rotation a configured name
   * @param weeks from 1 to {@link #mostWeeks}
   */
  SupportReport report(String rotation, int weeks) {
    ReportPolicy policy = policy(rotation);
    Instant now = clock.instant();
    var spans = policy.weeks(now, weeks);
    var rows = store.asked(rotation, spans.get(0).start(), spans.get(spans.size() - 1).end());
    return policy.report(spans, rows, now);
  }

  /** Of one stretch of time, whatever the weeks. */
  SupportReport report(String rotation, Span span) {
    var rows = store.asked(rotation, span.start(), span.end());
    return policy(rotation).report(List.of(span), rows, clock.instant());
  }

  /** The report as a file for spreadsheets, a line for each asking. */
  ReportFile file(SupportReport report, ReportFile.Names names) {
    return ReportFile.of(report, policy(report.rotation())::response, names);
  }

  private ReportPolicy policy(String rotation) {
    return Optional.ofNullable(policies.get(rotation))
        .orElseThrow(() -> new IllegalArgumentException(rotation + " is no rotation"));
  }
}
