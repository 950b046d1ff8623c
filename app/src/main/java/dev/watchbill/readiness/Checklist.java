package dev.watchbill.readiness;

import dev.watchbill.ground.ChecklistLine;
import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the DRI sees to for a release (R31).
 *
 * @param release its number
 * @param asked those who have it in a direct message
 * @param items in their order, as they were configured when it was given
 * @param remindAt when they are reminded next; empty once all is done, or if they are not
 * @param reminded how often they were
 * @param revision changes whenever the boxes are to be shown anew
 */
record Checklist(
    long id,
    long release,
    Kind kind,
    List<PersonId> asked,
    List<ChecklistLine> items,
    Optional<Instant> remindAt,
    int reminded,
    int revision) {
  Checklist {
    asked = List.copyOf(asked);
    items = List.copyOf(items);
  }

  /** When it is given. */
  enum Kind {
    /** With the warning of the freeze. */
    DEPENDENCIES,
    /** When the release is out. */
    CLOSING
  }

  long done() {
    return ChecklistLine.done(items);
  }

  boolean isDone() {
    return done() == items.size();
  }

  Optional<ChecklistLine> item(int position) {
    return ChecklistLine.at(position, items);
  }

  /** The key of the messages that show it. */
  String key() {
    return "checklist:" + id;
  }
}
