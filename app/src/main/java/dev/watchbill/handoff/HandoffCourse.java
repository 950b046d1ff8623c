package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * How a handoff stands.
 *
 * @param group the key of the product group of the new engineer
 * @param formerLeft whether the shift before was cut short because its owner left the roster
 * @param begun whether its shift has begun; one that is opened early waits for that
 * @param facts figures of the week that ends, in mrkdwn: as they were when the thread was opened,
 *     or when the shift began if that was later
 * @param aliasSaid whether the thread says how the alias is pointed by hand, or did, and its week
 *     is not over
 * @param reminders 1 if the new engineer was reminded, 2 if their managers were told as well
 * @param nextAt when the next of those is due; none once somebody has it, or a newer handoff has
 *     replaced it
 */
record HandoffCourse(
    Handoff handoff,
    String group,
    boolean formerLeft,
    boolean begun,
    String facts,
    boolean aliasSaid,
    int reminders,
    Optional<Instant> nextAt) {

  long id() {
    return handoff.id();
  }

  /** The same, in the hands of {@code by}: nobody is reminded any more. */
  HandoffCourse taken(PersonId by, Instant at) {
    return new HandoffCourse(
        with(Optional.of(new Handoff.Taken(by, at))),
        group,
        formerLeft,
        begun,
        facts,
        aliasSaid,
        reminders,
        Optional.empty());
  }

  /** The same, its shift begun, with the figures as they are then. */
  HandoffCourse hasBegun(String figures) {
    return new HandoffCourse(
        handoff, group, formerLeft, true, figures, aliasSaid, reminders, nextAt);
  }

  /** The same, with or without a word on the alias in its thread. */
  HandoffCourse withAliasSaid(boolean said) {
    return new HandoffCourse(handoff, group, formerLeft, begun, facts, said, reminders, nextAt);
  }

  /** The same, with the next reminder at that time, if there is one. */
  HandoffCourse reminded(int done, Optional<Instant> next) {
    return new HandoffCourse(handoff, group, formerLeft, begun, facts, aliasSaid, done, next);
  }

  /**
   * The same for another shift, or for the same one as it is planned now. Somebody else has yet to
   * say that they have it.
   *
   * @param next when whoever has not said so is reminded
   */
  HandoffCourse planned(Week week, Instant next) {
    boolean anew = !handoff.to().equals(week.to());
    return new HandoffCourse(
        new Handoff(
            handoff.id(),
            handoff.rotation(),
            week.shift(),
            week.from(),
            week.to(),
            week.span(),
            handoff.openedAt(),
            handoff.channelId(),
            handoff.taken().filter(taken -> !anew)),
        week.group(),
        handoff.shift() == week.shift() ? formerLeft : week.formerLeft(),
        begun,
        facts,
        aliasSaid,
        anew ? 0 : reminders,
        anew ? Optional.of(next) : nextAt);
  }

  private Handoff with(Optional<Handoff.Taken> taken) {
    return new Handoff(
        handoff.id(),
        handoff.rotation(),
        handoff.shift(),
        handoff.from(),
        handoff.to(),
        handoff.week(),
        handoff.openedAt(),
        handoff.channelId(),
        taken);
  }
}
