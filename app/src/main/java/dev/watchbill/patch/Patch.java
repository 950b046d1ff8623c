package dev.watchbill.patch;

import dev.watchbill.ground.ChecklistLine;
import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The patch release with the fix of a critical bug (R22), and how far it has come.
 *
 * @param alarm the number of the alarm that was confirmed
 * @param begunAt when that was
 * @param asked the managers, or admins, who have the checklist in a direct message
 * @param items in their order, as they were configured when the alarm was confirmed
 * @param revision changes whenever the boxes are to be shown anew
 * @param endedAt when the alarm was closed or taken back
 */
record Patch(
    long alarm,
    Instant begunAt,
    List<PersonId> asked,
    List<ChecklistLine> items,
    int revision,
    Optional<Instant> endedAt) {
  Patch {
    asked = List.copyOf(asked);
    items = List.copyOf(items);
  }

  boolean isEnded() {
    return endedAt.isPresent();
  }

  long done() {
    return ChecklistLine.done(items);
  }

  Optional<ChecklistLine> item(int position) {
    return ChecklistLine.at(position, items);
  }
}
