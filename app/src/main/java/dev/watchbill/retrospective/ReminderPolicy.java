package dev.watchbill.retrospective;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a retrospective is asked for, and asked for again: a day ahead of the handoff, some times
 * after it, and a day later its author's managers hear of it. Days are counted on the wall's clock
 * of the rotation's zone.
 */
final class ReminderPolicy {
  private static final Period AHEAD = Period.ofDays(1);
  private static final Period MANAGERS_AFTER = Period.ofDays(1);
  private static final Period TOO_OLD = Period.ofWeeks(2);

  /** So late a reminder still counts as given in time. */
  private static final Duration PUNCTUAL = Duration.ofHours(1);

  private ReminderPolicy() {}

  /** What is to be done now. */
  sealed interface Step {
    /**
     * The author is reminded.
     *
     * @param number of the reminder, counted from 1
     * @param gone how many steps are gone then
     * @param next when the next one is due
     */
    record Remind(int number, int gone, Instant next) implements Step {}

    /**
     * Their managers are told; that was the last step.
     *
     * @param gone how many steps are gone then
     */
    record TellManagers(int gone) implements Step {}

    /** Nobody is told anything any more: it is too long ago. */
    record Leave() implements Step {}
  }

  /** Whether nobody is asked any more about a week that ended at {@code end}. */
  static boolean isTooOld(Instant end, Instant now, ZoneId zone) {
    return now.isAfter(end.atZone(zone).plus(TOO_OLD).toInstant());
  }

  /** When the engineer whose shift ends at {@code end} is asked. */
  static Instant askAt(Instant end, ZoneId zone) {
    return end.atZone(zone).minus(AHEAD).toInstant();
  }

  /**
   * From when on a retrospective is waited for: the handoff, or if its thread was opened days late,
   * the same time of that day.
   *
   * @param start of the shift that begins
   * @param openedAt when the handoff's thread was opened
   */
  static Instant waitedForFrom(Instant start, Instant openedAt, ZoneId zone) {
    ZonedDateTime handoff = start.atZone(zone);
    ZonedDateTime opened = openedAt.atZone(zone);
    return opened.toLocalDate().isAfter(handoff.toLocalDate())
        ? handoff.with(opened.toLocalDate()).toInstant()
        : start;
  }

  /**
   * When the step after {@code gone} ones is due; none if there are no more.
   *
   * @param from as {@link #waitedForFrom}
   * @param after how long after that the author is reminded
   */
  static Optional<Instant> stepAt(Instant from, List<Period> after, ZoneId zone, int gone) {
    ZonedDateTime base = from.atZone(zone);
    List<Instant> steps =
        Stream.concat(
                after.stream().map(base::plus).sorted(),
                after.stream().map(base::plus).max(ZonedDateTime::compareTo).stream()
                    .map(last -> last.plus(MANAGERS_AFTER)))
            .map(ZonedDateTime::toInstant)
            .toList();
    return gone < steps.size() ? Optional.of(steps.get(gone)) : Optional.empty();
  }

  /**
   * The step that is due. Of several reminders that are overdue only the last one is given; the
   * managers are told at the earliest a day after the author was reminded last.
   *
   * @param gone how many steps are gone
   */
  static Step due(Instant from, List<Period> after, ZoneId zone, int gone, Instant now) {
    if (isTooOld(from, now, zone)) {
      return new Step.Leave();
    }
    int reminders = after.size();
    if (gone >= reminders) {
      return new Step.TellManagers(reminders + 1);
    }
    int last = gone;
    while (last + 1 < reminders
        && stepAt(from, after, zone, last + 1).filter(at -> !at.isAfter(now)).isPresent()) {
      last++;
    }
    Instant next = stepAt(from, after, zone, last + 1).orElseThrow();
    Instant soonest = now.minus(PUNCTUAL).atZone(zone).plus(MANAGERS_AFTER).toInstant();
    boolean managersNext = last + 1 == reminders;
    return new Step.Remind(
        last + 1, last + 1, managersNext && soonest.isAfter(next) ? soonest : next);
  }
}
