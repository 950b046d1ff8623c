package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.AlarmPolicy.Move.CLOSE;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.CONFIRM;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.CONTEST;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.FALL_BACK;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.FIX;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.LOOK;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.REJECT;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.REOPEN;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.TAKE;
import static dev.watchbill.criticalbug.AlarmPolicy.Move.WITHDRAW;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.ADMIN;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.ANYBODY;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.CLOCK;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.CONTACT;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.ENGINEER;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.GROUP_MANAGER;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.HOLDER;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.MANAGER;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.ON_CALL;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.PRODUCT;
import static dev.watchbill.criticalbug.AlarmPolicy.Part.REPORTER;
import static dev.watchbill.criticalbug.AlarmState.CLOSED;
import static dev.watchbill.criticalbug.AlarmState.CONFIRMED;
import static dev.watchbill.criticalbug.AlarmState.CONTESTED;
import static dev.watchbill.criticalbug.AlarmState.FELL_BACK;
import static dev.watchbill.criticalbug.AlarmState.FIXED;
import static dev.watchbill.criticalbug.AlarmState.LOOKING;
import static dev.watchbill.criticalbug.AlarmState.RAISED;
import static dev.watchbill.criticalbug.AlarmState.REJECTED;
import static dev.watchbill.criticalbug.AlarmState.TAKEN;
import static dev.watchbill.criticalbug.AlarmState.WITHDRAWN;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every move of an alarm from one state to another, and who may make it (R17 to R23). */
final class AlarmPolicy {
  private AlarmPolicy() {}

  /** What can be done to an alarm. */
  enum Move {
    LOOK,
    TAKE,
    CONFIRM,
    REJECT,
    CONTEST,
    WITHDRAW,
    FIX,
    REOPEN,
    CLOSE,
    FALL_BACK
  }

  /** What somebody is to an alarm. One person may be several of these. */
  enum Part {
    /** Of the product team. */
    PRODUCT,
    ADMIN,
    /** Who raised it. */
    REPORTER,
    /** On call now, in any rotation. */
    ON_CALL,
    /** On the roster of any rotation. */
    ENGINEER,
    /** An escalation contact of any rotation. */
    CONTACT,
    /** Who looks, or has taken it. */
    HOLDER,
    /** The manager of any group. */
    MANAGER,
    /** The manager of the bug's group; without a group, or a manager of it, any manager. */
    GROUP_MANAGER,
    /** The time, not a person. */
    CLOCK,
    /** A member of the company. */
    ANYBODY
  }

  /** One way from some states to another. */
  private record Way(Move move, Set<AlarmState> from, AlarmState to, Set<Part> by) {}

  /** Of one move and state there is at most one way. */
  private static final List<Way> WAYS =
      List.of(
          way(LOOK, from(RAISED, LOOKING), LOOKING, by(PRODUCT, ADMIN)),
          way(LOOK, from(FELL_BACK), TAKEN, by(PRODUCT, ADMIN)),
          way(FALL_BACK, from(RAISED, LOOKING), FELL_BACK, by(CLOCK)),
          way(
              TAKE,
              from(FELL_BACK),
              TAKEN,
              by(PRODUCT, ADMIN, ON_CALL, ENGINEER, CONTACT, MANAGER)),
          way(CONFIRM, from(RAISED, LOOKING), CONFIRMED, by(PRODUCT, ADMIN)),
          way(REJECT, from(RAISED, LOOKING), REJECTED, by(PRODUCT, ADMIN)),
          way(
              CONFIRM,
              from(FELL_BACK, TAKEN),
              CONFIRMED,
              by(PRODUCT, ADMIN, ON_CALL, HOLDER, MANAGER)),
          way(
              REJECT,
              from(FELL_BACK, TAKEN),
              REJECTED,
              by(PRODUCT, ADMIN, ON_CALL, HOLDER, MANAGER)),
          way(CONTEST, from(REJECTED), CONTESTED, by(REPORTER)),
          way(CONFIRM, from(CONTESTED), CONFIRMED, by(GROUP_MANAGER, ADMIN)),
          way(REJECT, from(CONTESTED), REJECTED, by(GROUP_MANAGER, ADMIN)),
          way(
              WITHDRAW,
              from(RAISED, LOOKING, FELL_BACK, TAKEN, CONTESTED),
              WITHDRAWN,
              by(REPORTER, PRODUCT, ADMIN)),
          way(FIX, from(CONFIRMED), FIXED, by(GROUP_MANAGER, ON_CALL, PRODUCT, ADMIN)),
          way(REOPEN, from(FIXED), CONFIRMED, by(GROUP_MANAGER, ON_CALL, PRODUCT, ADMIN)),
          way(CLOSE, from(FIXED), CLOSED, by(ANYBODY, CLOCK)));

  /** Whether a move may be made. */
  sealed interface Ruling {
    /** Yes; this is where it leads. */
    record May(AlarmState to) implements Ruling {}

    /** Not from where the alarm stands. */
    record NotNow() implements Ruling {}

    /** Not by them. */
    record NotTheirs(Set<Part> whose) implements Ruling {}
  }

  /**
   * Whether somebody may make {@code move}.
   *
   * @param contested whether the reporter has contested a rejection before: they may once
   * @param parts what they are to the alarm
   */
  static Ruling rule(Move move, AlarmState from, boolean contested, Collection<Part> parts) {
    Optional<Way> way =
        WAYS.stream()
            .filter(each -> each.move() == move && each.from().contains(from))
            .filter(each -> each.move() != CONTEST || !contested)
            .findFirst();
    if (way.isEmpty()) {
      return new Ruling.NotNow();
    }
    return Collections.disjoint(way.get().by(), parts)
        ? new Ruling.NotTheirs(way.get().by())
        : new Ruling.May(way.get().to());
  }

  /** What people can do to an alarm that stands there, in the order of the moves. */
  static Set<Move> possible(AlarmState from, boolean contested) {
    var possible = EnumSet.noneOf(Move.class);
    WAYS.stream()
        .filter(way -> way.from().contains(from))
        .filter(way -> way.move() != FALL_BACK && way.move() != CLOSE)
        .filter(way -> way.move() != CONTEST || !contested)
        .forEach(way -> possible.add(way.move()));
    return possible;
  }

  /** Whether a verdict is given in product's place (R20). */
  static boolean inProductsPlace(AlarmState from, Collection<Part> parts) {
    return (from == FELL_BACK || from == TAKEN) && !parts.contains(PRODUCT);
  }

  private static Way way(Move move, Set<AlarmState> from, AlarmState to, Set<Part> by) {
    return new Way(move, from, to, by);
  }

  private static Set<AlarmState> from(AlarmState first, AlarmState... others) {
    return Set.copyOf(EnumSet.of(first, others));
  }

  private static Set<Part> by(Part first, Part... others) {
    return Collections.unmodifiableSet(EnumSet.of(first, others));
  }
}
