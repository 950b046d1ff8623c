package dev.watchbill.patch;

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
    List<Item> items,
    int revision,
    Optional<Instant> endedAt) {
  Patch {
    asked = List.copyOf(asked);
    items = List.copyOf(items);
  }

  /**
   * A line of the checklist.
   *
   * @param position counted from 0
   * @param words as they were configured
   */
  record Item(int position, String words, Optional<Act> ticked) {}

  /** Somebody ticked it. */
  record Act(PersonId by, Instant at) {}

  boolean isEnded() {
    return endedAt.isPresent();
  }

  long done() {
    return items.stream().filter(item -> item.ticked().isPresent()).count();
  }

  Optional<Item> item(int position) {
    return items.stream().filter(item -> item.position() == position).findFirst();
  }
}
