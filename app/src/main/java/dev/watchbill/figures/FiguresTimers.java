package dev.watchbill.figures;

import dev.watchbill.platform.jobs.Timed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** As weeks end their figures are told. */
final class FiguresTimers implements Timed {
  private final WeeklyFigures figures;
  private final Clock clock;

  FiguresTimers(WeeklyFigures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public String name() {
    return WeeklyFigures.TIMED;
  }

  @Override
  public void due(Instant now) {
    figures.due(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return figures.nextDue(clock.instant());
  }
}
