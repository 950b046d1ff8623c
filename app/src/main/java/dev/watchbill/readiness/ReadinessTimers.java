package dev.watchbill.readiness;

import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** As time goes by checklists are given, and people asked again. */
final class ReadinessTimers implements Timed {
  static final String NAME = "readiness";

  private final Readiness readiness;
  private final Stories stories;
  private final Checklists checklists;

  /** Its own groups do not change as long as it runs; while two run, the last start counts. */
  private volatile boolean compared;

  ReadinessTimers(Readiness readiness, Stories stories, Checklists checklists) {
    this.readiness = readiness;
    this.stories = stories;
    this.checklists = checklists;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    var pieces = new Pieces();
    if (!compared) {
      pieces.attempt(
          "groups",
          () -> {
            readiness.compareGroups();
            compared = true;
          });
    }
    pieces.attempt("stories", () -> stories.due(exact));
    pieces.attempt("checklists", () -> checklists.due(exact));
    pieces.done("reminders of a release");
  }

  @Override
  public Optional<Instant> nextDue() {
    return Stream.concat(stories.nextDue().stream(), checklists.nextDue().stream())
        .min(Instant::compareTo);
  }
}
