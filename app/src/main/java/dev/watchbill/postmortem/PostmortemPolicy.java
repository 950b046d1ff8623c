package dev.watchbill.postmortem;

import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every move of a postmortem, and who may make it (R23): due → scheduled → held → done. One that
 * came about by itself is held without having been scheduled. A refusal is mrkdwn that follows
 * "this postmortem", and says what is possible.
 */
final class PostmortemPolicy {
  /** Nobody is reminded earlier in the day than this. */
  static final LocalTime MORNING = LocalTime.of(9, 0);

  /** A meeting lasts about so long: then it is asked about. */
  private static final Duration MEETING = Duration.ofHours(1);

  /** On a day without a time it is asked about when the day's work ends. */
  private static final Duration WORKDAY = Duration.ofHours(8);

  private PostmortemPolicy() {}

  /** What somebody may want to do with a postmortem. */
  enum Move {
    SCHEDULE,
    HOLD,
    ADD_ITEM,
    /** Say that nothing more is to be done. */
    FINISH
  }

  /** Why that move is not possible now; empty if it is. */
  static Optional<String> refusal(Move move, Postmortem it, List<ActionItem> items) {
    if (it.isPaused() && move != Move.ADD_ITEM) {
      return Optional.of(
          "waits: the fix did not hold. It goes on from here once the bug is fixed again (R23); the document can be written meanwhile.");
    }
    return switch (it.state()) {
      case DUE ->
          move == Move.FINISH
              ? Optional.of("was not held yet. Schedule it first, or press *Held* if it was (R23).")
              : Optional.empty();
      case SCHEDULED ->
          move == Move.FINISH
              ? Optional.of("was not held yet. Press *Held* once it was (R23).")
              : Optional.empty();
      case HELD -> heldRefusal(move, items);
      case DONE ->
          Optional.of(
              "is done: it was held, and every action item is settled. Its document can still be changed, downloaded and posted.");
    };
  }

  private static Optional<String> heldRefusal(Move move, List<ActionItem> items) {
    return switch (move) {
      case SCHEDULE, HOLD ->
          Optional.of(
              "was held already. What is left are its document and its action items (R23).");
      case ADD_ITEM -> Optional.empty();
      case FINISH ->
          Optional.of(unsettled(items))
              .filter(open -> open > 0)
              .map(
                  open ->
                      "has %s without an issue. Each gets its issue's link, or is dropped with a reason (R23)."
                          .formatted(open == 1 ? "an action item" : open + " action items"));
    };
  }

  static long unsettled(List<ActionItem> items) {
    return items.stream().filter(item -> !item.isSettled()).count();
  }

  /** Whether everything is done: it was held, and nothing is left of what follows from it. */
  static boolean isComplete(Postmortem it, List<ActionItem> items) {
    return it.is(PostmortemState.HELD) && !it.isPaused() && !it.asksMore() && unsettled(items) == 0;
  }

  /** Whether somebody of those responsible is to be reminded of the next move. */
  static boolean isWaiting(Postmortem it) {
    return !it.isPaused()
        && switch (it.state()) {
          case DUE -> true;
          case SCHEDULED -> it.askedHeld();
          case HELD -> it.asksMore();
          case DONE -> false;
        };
  }

  /**
   * Whether that role schedules it, and says that it was held: the manager of the group (R23), or
   * an admin; any manager, where the group has none.
   *
   * @param group the key of the group that owns it, if it has managers
   */
  static boolean maySeeToIt(Set<Role> roles, Optional<String> group) {
    return roles.stream()
        .anyMatch(
            role ->
                role instanceof Role.Admin
                    || (role instanceof Role.ManagerOf manager
                        && group.map(manager.group()::equals).orElse(true)));
  }

  /** Whether somebody may hand over an item, or drop it: its owner may, and whoever sees to all. */
  static boolean mayChange(ActionItem item, PersonId who, boolean seesToIt) {
    return seesToIt || item.owner().equals(who);
  }

  /** By when it is to be scheduled: so many days after the fix, at the same time of day. */
  static Instant dueAt(Instant begunAt, Period within, ZoneId zone) {
    return begunAt.atZone(zone).plus(within).toInstant();
  }

  /** When it is said that it is not scheduled in time: not at a weekend. */
  static Instant tellLateAt(Instant dueAt, ZoneId zone) {
    ZonedDateTime there = dueAt.atZone(zone);
    LocalDate day = weekday(there.toLocalDate());
    return day.equals(there.toLocalDate()) ? dueAt : day.atTime(MORNING).atZone(zone).toInstant();
  }

  /** The next morning of a weekday, at least {@code every} days later, where that person is. */
  static Instant remindAt(Instant now, Period every, ZoneId zone) {
    ZonedDateTime there = now.atZone(zone);
    LocalDate day = there.toLocalDate().plus(every);
    if (!day.isAfter(there.toLocalDate())) {
      day = there.toLocalDate().plusDays(1);
    }
    return weekday(day).atTime(MORNING).atZone(zone).toInstant();
  }

  /** That day, or the Monday after it. */
  private static LocalDate weekday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.plusDays(2);
      case SUNDAY -> day.plusDays(1);
      default -> day;
    };
  }

  /** When it is asked whether it was held. */
  static Instant askAt(Meeting meeting) {
    return meeting.at().plus(meeting.day().isPresent() ? WORKDAY : MEETING);
  }

  /**
   * When the next step is due that is nobody's in particular.
   *
   * @param zone in which weekends are counted
   */
  static Optional<Instant> nextStep(Postmortem it, ZoneId zone) {
    if (it.isPaused()) {
      return Optional.empty();
    }
    return switch (it.state()) {
      case DUE -> it.toldLate() ? Optional.empty() : Optional.of(tellLateAt(it.dueAt(), zone));
      case SCHEDULED ->
          it.askedHeld() ? Optional.empty() : it.meeting().map(PostmortemPolicy::askAt);
      case HELD, DONE -> Optional.empty();
    };
  }
}
