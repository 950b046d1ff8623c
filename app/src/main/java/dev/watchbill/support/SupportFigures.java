package dev.watchbill.support;

import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.util.Optional;

/** How what was asked was answered (R5, R13); for other features. */
public final class SupportFigures {
  private final SupportReports reports;

  SupportFigures(SupportReports reports) {
    this.reports = reports;
  }

  /**
   * Of a stretch of time.
   *
   * @param asked how often somebody asked
   * @param inTime how many of these were answered by when it was due
   * @param median of the first responses, if there were any: business time, or plain time where the
   *     rotation answers day and night
   */
  public record Figures(int asked, int inTime, Optional<Duration> median) {}

  /**
   * Of what was asked in {@code span}, as it stands now.
   *
   * @throws IllegalArgumentException if no rotation is called that
   */
  public Figures of(String rotation, Span span) {
    SupportReport.Figures total = reports.report(rotation, span).total();
    return new Figures(total.asked(), total.inTime(), total.median());
  }
}
