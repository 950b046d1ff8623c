package dev.watchbill.ground;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of a checklist that people tick; the feature that has the list keeps it.
 *
 * @param position counted from 0
 * @param words as they were configured when the list was given
 */
public record ChecklistLine(int position, String words, Optional<Tick> ticked) {
  /** Somebody ticked it. */
  public record Tick(PersonId by, Instant at) {}

  /** Whether it is done. */
  public boolean isDone() {
    return ticked.isPresent();
  }

  /** How many of them are done. */
  public static long done(List<ChecklistLine> lines) {
    return lines.stream().filter(ChecklistLine::isDone).count();
  }

  /** The one that stands there. */
  public static Optional<ChecklistLine> at(int position, List<ChecklistLine> lines) {
    return lines.stream().filter(line -> line.position() == position).findFirst();
  }
}
