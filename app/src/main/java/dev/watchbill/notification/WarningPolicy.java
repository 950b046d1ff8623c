package dev.watchbill.notification;

import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who warns customers and the community, who may say that it is done, and when who is asked. */
final class WarningPolicy {
  /** So many reminders come at any hour; later ones only while people are at work. */
  static final int AT_ANY_HOUR = 4;

  /**
   * How often it is asked at most once the bug is fixed: customers should know, but nothing burns.
   */
  private static final Duration CALMLY = Duration.ofDays(1);

  private static final Ruling GRANTED = new Ruling.Granted();

  private WarningPolicy() {}

  /**
   * When the next step comes after one at {@code now}: it is passed on, or somebody is reminded.
   *
   * @param within how long somebody has, in plain time
   * @param reminders how often they were reminded already
   * @param fixed whether the bug is fixed already
   * @param hours of the rotation that stands in
   */
  static Instant nextAt(
      Instant now, Duration within, int reminders, boolean fixed, WorkingHours hours) {
    if (fixed) {
      return hours.nextOpening(now.plus(within.compareTo(CALMLY) > 0 ? within : CALMLY));
    }
    Instant plain = now.plus(within);
    return reminders < AT_ANY_HOUR ? plain : hours.nextOpening(plain);
  }

  /** What is to be done about one of which something is left to do. */
  enum Step {
    NOTHING,
    /** Those on call now are asked. */
    PASS_ON,
    /** Whoever has it is reminded. */
    REMIND
  }

  /**
   * What is due at {@code now}. Who is on call now is asked as soon as they are; after however long
   * an outage it is one step.
   *
   * @param onCall whom it is for now, unless somebody else has it
   */
  static Step step(Warning it, List<PersonId> onCall, Instant now) {
    if (!it.isWaitedFor()) {
      return Step.NOTHING;
    }
    boolean isForOnCall = it.passedOnAt().isPresent() && it.carrier().isEmpty();
    if (isForOnCall && !Set.copyOf(it.asked()).equals(Set.copyOf(onCall)) && !onCall.isEmpty()) {
      return Step.PASS_ON;
    }
    if (it.nextAt().filter(at -> !at.isAfter(now)).isEmpty()) {
      return Step.NOTHING;
    }
    if (isForOnCall) {
      return Step.REMIND;
    }
    return it.carrier().isPresent() && it.reminders() < AT_ANY_HOUR ? Step.REMIND : Step.PASS_ON;
  }

  /**
   * Who is reminded once {@code who} ticked a box, or took a tick back, and something is left to
   * do: they themselves, unless those on call are asked and they are one of them; nobody in
   * particular if nothing is ticked any more.
   */
  static Optional<PersonId> carrier(Warning after, PersonId who) {
    return !after.isWaitedFor() || after.isUntouched() || after.asked().contains(who)
        ? Optional.empty()
        : Optional.of(who);
  }

  /**
   * Whether somebody may tick (R21).
   *
   * @param standsIn whether they are on call, or on the roster, of the rotation that stands in
   * @param rotation its name
   */
  static Ruling mayTick(Set<Role> roles, boolean standsIn, String rotation) {
    boolean may =
        standsIn
            || roles.stream()
                .anyMatch(
                    role ->
                        role instanceof Role.CustomerSuccess
                            || role instanceof Role.Product
                            || role instanceof Role.ManagerOf
                            || role instanceof Role.Admin);
    return may
        ? GRANTED
        : new Ruling.Denied(
            "Nothing was ticked: customer success warns customers and the community, or else whoever is on call for %s (R21). They, product and engineering managers tick it; if you have told somebody, tell one of them in the alarm's thread."
                .formatted(rotation));
  }

  /** Whether somebody may say that customer success is not available. */
  static Ruling maySayUnavailable(Set<Role> roles) {
    return roles.contains(new Role.CustomerSuccess()) || roles.contains(new Role.Admin())
        ? GRANTED
        : new Ruling.Denied(
            "Only customer success says that customer success is not available (R21). Whoever has warned somebody ticks the box; nothing was changed.");
  }
}
