package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How the askings of some weeks were answered (R5, R13).
 *
 * @param rotation its configured name
 * @param zone the rotation's own
 * @param at when it was made
 * @param businessTime whether responses are measured in business time, or in plain time because the
 *     rotation answers day and night
 * @param total of all weeks
 * @param weeks each of them in order, also those in which nobody asked
 * @param people whoever answered, and whose the unanswered ones are; the busiest first. Nobody's
 *     come last
 * @param rows what it was made of, in order of time
 */
record SupportReport(
    String rotation,
    ZoneId zone,
    Instant at,
    boolean businessTime,
    Figures total,
    List<Week> weeks,
    List<Share> people,
    List<ReportRow> rows) {

  /**
   * Some askings, counted by what became of them.
   *
   * @param median of the first responses, if there were any
   * @param ninetieth within which nine in ten of them came
   */
  record Figures(
      int inTime,
      int late,
      int overdue,
      int waiting,
      int closed,
      Optional<Duration> median,
      Optional<Duration> ninetieth) {

    int asked() {
      return inTime + late + overdue + waiting + closed;
    }

    /** How many nobody has answered yet. */
    int unanswered() {
      return overdue + waiting;
    }

    /**
     * How many in a hundred were answered in time, of those that had to be by now; rounded down, so
     * that 100 means all. None if there was no such asking.
     */
    Optional<Integer> percentInTime() {
      int counted = inTime + late + overdue;
      return counted == 0 ? Optional.empty() : Optional.of(100 * inTime / counted);
    }
  }

  /** A week from one change of shift to the next; the last is in progress. */
  record Week(Span span, Figures figures) {}

  /** Somebody's share; nobody's, if nobody was on call. */
  record Share(Optional<PersonId> person, Figures figures) {}
}
