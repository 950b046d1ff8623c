package dev.watchbill.freeze;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A freeze with all that is known of its course.
 *
 * @param plannedAt when its release wants it to begin
 * @param remindAt when the DRI is reminded on release day, and then when the release is due, if
 *     that is still to come
 * @param overdueAt when people are told next that nobody has lifted it
 * @param overdue how often they were told
 */
record Course(
    Freeze freeze,
    Optional<Instant> plannedAt,
    Optional<Instant> remindAt,
    Optional<Instant> overdueAt,
    int overdue,
    Optional<Lift> lift) {

  /**
   * Its end.
   *
   * @param by a Slack user id, or {@code watchbill}
   * @param why typed by people; may be empty
   */
  record Lift(String by, Ending ending, String why) {}

  long id() {
    return freeze.id();
  }

  String subject() {
    return "freeze/" + freeze.id();
  }

  boolean isFor(long release) {
    return freeze.release().filter(its -> its == release).isPresent();
  }

  /** When it deepens, if that is still to come. */
  Optional<Instant> deepensAt() {
    return freeze.phase() == Phase.FROZEN ? freeze.deepFreezeAt() : Optional.empty();
  }

  /** When there is something to do about it. */
  Optional<Instant> nextAt() {
    return Stream.of(deepensAt(), remindAt, overdueAt)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }
}
