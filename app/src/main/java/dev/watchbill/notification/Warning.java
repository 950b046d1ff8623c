package dev.watchbill.notification;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How far the warning of customers and the community has come (R21).
 *
 * @param alarm the number of the alarm that was confirmed
 * @param askedAt when customer success was asked
 * @param unavailable who of customer success said that they cannot, if somebody did
 * @param passedOnAt since when it has been for whoever is on call
 * @param asked those on call, or in their place, who are asked now
 * @param turn counts how often somebody on call was asked anew
 * @param carrier whoever ticked one box and is reminded of the other, instead of those asked
 * @param reminders how often whoever is reminded now was reminded
 * @param reminded how often anybody was
 * @param revision changes whenever the boxes are to be shown anew
 * @param nextAt when it is passed on, or somebody is reminded
 * @param endedAt when the alarm was closed or taken back
 */
record Warning(
    long alarm,
    Instant askedAt,
    Optional<Act> customers,
    Optional<Act> community,
    Optional<Act> unavailable,
    Optional<Instant> passedOnAt,
    List<PersonId> asked,
    int turn,
    Optional<PersonId> carrier,
    int reminders,
    int reminded,
    int revision,
    Optional<Instant> nextAt,
    Optional<Instant> endedAt) {

  /** Something that somebody did. */
  record Act(PersonId by, Instant at) {}

  /** Customer success is asked. */
  static Warning asked(long alarm, Instant now, Instant nextAt) {
    return new Warning(
        alarm,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0,
        Optional.empty(),
        0,
        0,
        0,
        Optional.of(nextAt),
        Optional.empty());
  }

  Optional<Act> of(Audience audience) {
    return audience == Audience.CUSTOMERS ? customers : community;
  }

  /** Whether both have been warned. */
  boolean isDone() {
    return customers.isPresent() && community.isPresent();
  }

  /** Whether neither has been. */
  boolean isUntouched() {
    return customers.isEmpty() && community.isEmpty();
  }

  boolean isEnded() {
    return endedAt.isPresent();
  }

  /** Whether somebody still has to do something. */
  boolean isWaitedFor() {
    return !isDone() && !isEnded();
  }

  /** Whoever is reminded now; nobody before customer success had its time. */
  List<PersonId> reminds() {
    return carrier.map(List::of).orElse(asked);
  }

  /** One audience has been warned, or not after all. */
  Warning ticked(Audience audience, Optional<Act> act) {
    return but(
        its -> {
          if (audience == Audience.CUSTOMERS) {
            its.customers = act;
          } else {
            its.community = act;
          }
          its.revision++;
        });
  }

  /** From now on {@code carrier} is reminded, or those asked; counted from the beginning. */
  Warning carriedBy(Optional<PersonId> carrier) {
    return but(
        its -> {
          its.carrier = carrier;
          its.reminders = 0;
          its.revision++;
        });
  }

  /** From now on it is for {@code people}. */
  Warning passedOn(List<PersonId> people, Instant now) {
    return but(
        its -> {
          its.passedOnAt = passedOnAt.or(() -> Optional.of(now));
          its.asked = List.copyOf(people);
          its.turn++;
          its.carrier = Optional.empty();
          its.reminders = 0;
          its.revision++;
        });
  }

  /** Customer success cannot. */
  Warning unavailable(Act act) {
    return but(its -> its.unavailable = Optional.of(act));
  }

  /** Whoever is reminded now was reminded once more. */
  Warning remindedAgain() {
    return but(
        its -> {
          its.reminders++;
          its.reminded++;
        });
  }

  /** The boxes are shown anew, as they are. */
  Warning shownAnew() {
    return but(its -> its.revision++);
  }

  /** The next step comes then; nothing is waited for where nothing is left to do. */
  Warning next(Instant at) {
    return but(its -> its.nextAt = isWaitedFor() ? Optional.of(at) : Optional.empty());
  }

  /** The alarm is over. */
  Warning ended(Instant now) {
    return but(
        its -> {
          its.revision++;
          its.nextAt = Optional.empty();
          its.endedAt = Optional.of(now);
        });
  }

  private Warning but(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.warning();
  }

  /** What it is going to be. */
  private static final class Draft {
    private final Warning before;
    private Optional<Act> customers;
    private Optional<Act> community;
    private Optional<Act> unavailable;
    private Optional<Instant> passedOnAt;
    private List<PersonId> asked;
    private int turn;
    private Optional<PersonId> carrier;
    private int reminders;
    private int reminded;
    private int revision;
    private Optional<Instant> nextAt;
    private Optional<Instant> endedAt;

    Draft(Warning before) {
      this.before = before;
      this.customers = before.customers;
      this.community = before.community;
      this.unavailable = before.unavailable;
      this.passedOnAt = before.passedOnAt;
      this.asked = before.asked;
      this.turn = before.turn;
      this.carrier = before.carrier;
      this.reminders = before.reminders;
      this.reminded = before.reminded;
      this.revision = before.revision;
      this.nextAt = before.nextAt;
      this.endedAt = before.endedAt;
    }

    Warning warning() {
      return new Warning(
          before.alarm,
          before.askedAt,
          customers,
          community,
          unavailable,
          passedOnAt,
          asked,
          turn,
          carrier,
          reminders,
          reminded,
          revision,
          nextAt,
          endedAt);
    }
  }
}
