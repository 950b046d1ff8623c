package dev.watchbill.criticalbug;

import dev.watchbill.criticalbug.AlarmPolicy.Move;
import dev.watchbill.criticalbug.Moves.Asked;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.Transactions;

/** What people say becomes of an alarm, one transaction each (R19, R22). */
public final class Verdicts {
  private final AlarmStore store;
  private final Moves moves;
  private final AlarmCircle circle;
  private final AlarmHold hold;
  private final Transactions transactions;

  Verdicts(
      AlarmStore store,
      Moves moves,
      AlarmCircle circle,
      AlarmHold hold,
      Transactions transactions) {
    this.store = store;
    this.moves = moves;
    this.circle = circle;
    this.hold = hold;
    this.transactions = transactions;
  }

  /** It is critical (R19); also how the manager upholds what the reporter contests. */
  AlarmAnswer confirm(long id, By by, String expected, String group) {
    return hold.during(
        id,
        (course, now) -> {
          var asked =
              new Asked(
                  Move.CONFIRM,
                  by,
                  course.state() == AlarmState.CONTESTED ? "alarm.uphold" : "alarm.confirm",
                  "said that it is critical",
                  now,
                  now);
          return moves.move(course, asked, () -> store.confirm(id, asked.act(), expected, group));
        });
  }

  /** It is not critical; also how the manager dismisses what the reporter contests. */
  AlarmAnswer reject(long id, By by, String reason) {
    return hold.during(
        id,
        (course, now) -> {
          var asked =
              new Asked(
                  Move.REJECT,
                  by,
                  course.state() == AlarmState.CONTESTED ? "alarm.dismiss" : "alarm.reject",
                  "said that it is not critical: " + reason,
                  now,
                  now);
          return moves.move(course, asked, () -> store.reject(id, asked.act(), reason));
        });
  }

  /** The reporter contests the rejection, once. */
  AlarmAnswer contest(long id, By by, String why) {
    return hold.during(
        id,
        (course, now) -> {
          var asked =
              new Asked(Move.CONTEST, by, "alarm.contest", "contested that: " + why, now, now);
          return moves.move(
              course,
              asked,
              () -> store.contest(id, asked.act(), why, circle.judges(course.alarm())));
        });
  }

  /** It was raised by mistake. */
  AlarmAnswer withdraw(long id, By by, String reason) {
    return hold.during(
        id,
        (course, now) ->
            moves.move(
                course,
                new Asked(
                    Move.WITHDRAW,
                    by,
                    "alarm.withdraw",
                    reason.isBlank() ? "withdrew it" : "withdrew it: " + reason,
                    now,
                    now),
                () -> {}));
  }

  /** Whether {@code who} may say now what {@link #confirm} and {@link #reject} say, and why not. */
  AlarmAnswer mayDecide(long id, PersonId who) {
    return may(id, who, Move.CONFIRM);
  }

  /** Whether {@code who} may make that move now, and why not; nothing is done. */
  AlarmAnswer may(long id, PersonId who, Move move) {
    return transactions.inOne(
        () ->
            store
                .find(id)
                .map(
                    course ->
                        moves
                            .refused(course, move, By.person(who, "a button"), hold.now())
                            .orElseGet(() -> new AlarmAnswer.Done(course.alarm())))
                .orElseGet(AlarmAnswer.Gone::new));
  }

  /**
   * It is fixed (R22): by the group's manager, whoever is on call, product, or an admin.
   *
   * @param in the version, or whatever names the fix
   */
  public AlarmAnswer fixed(long id, By by, String in) {
    return hold.during(
        id,
        (course, now) -> {
          var asked =
              new Asked(Move.FIX, by, "alarm.fix", "said that it is fixed in " + in, now, now);
          return moves.move(course, asked, () -> store.fix(id, asked.act(), in));
        });
  }

  /** The fix did not hold: it is critical again (R22). */
  public AlarmAnswer reopen(long id, By by, String reason) {
    return hold.during(
        id,
        (course, now) ->
            moves.move(
                course,
                new Asked(
                    Move.REOPEN,
                    by,
                    "alarm.reopen",
                    "said that the fix did not hold: " + reason,
                    now,
                    now),
                () -> {}));
  }
}
