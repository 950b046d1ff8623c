package dev.watchbill.criticalbug;

import dev.watchbill.people.By;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Alarms as time goes by (R20): they fall back, and it is asked again and again. However many
 * rounds were missed, one message is said, and the next round is counted from it.
 */
final class AlarmRounds {
  private final AlarmStore store;
  private final AlarmRules rules;
  private final Moves moves;
  private final AlarmNotices notices;
  private final AlarmLog log;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final BooleanSupplier caughtUp;

  /**
   * @param caughtUp whether everything that was said up to now has been heard: until then no clock
   *     rings, for the answer may be among it
   */
  AlarmRounds(
      AlarmStore store,
      AlarmRules rules,
      Moves moves,
      AlarmNotices notices,
      AlarmLog log,
      Transactions transactions,
      Wakeups wakeups,
      BooleanSupplier caughtUp) {
    this.store = store;
    this.rules = rules;
    this.moves = moves;
    this.notices = notices;
    this.log = log;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.caughtUp = caughtUp;
  }

  /**
   * Does what is due; doing it twice does nothing. One that fails does not stop the others.
   *
   * @throws IllegalStateException if some failed; they are tried again the next time
   */
  void due(Instant now) {
    if (!caughtUp.getAsBoolean()) {
      return;
    }
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    var pieces = new Pieces();
    for (long id : store.due(exact)) {
      pieces.attempt(
          "alarm/" + id,
          () ->
              transactions.run(
                  () ->
                      store
                          .lock(id)
                          .filter(it -> it.nextAt().filter(at -> !at.isAfter(exact)).isPresent())
                          .ifPresent(course -> rings(course, exact))));
    }
    pieces.done("alarms");
  }

  Optional<Instant> nextDue() {
    return store.nextDue();
  }

  private void rings(Course course, Instant now) {
    switch (course.state()) {
      case RAISED -> moves.fallBack(course, now);
      case LOOKING -> {
        if (course.asked() > 0) {
          moves.fallBack(course, now);
        } else {
          Course asked = asked(course, "asked again whether it is critical", now);
          asked.holder().ifPresent(looker -> notices.askLooker(asked, looker));
        }
      }
      case FELL_BACK ->
          notices.askAgain(asked(course, "asked again in #" + rules.fallbackIn(), now));
      case TAKEN -> notices.askProduct(asked(course, "asked product for the verdict", now));
      case CONTESTED -> notices.askJudges(asked(course, "asked the manager for the verdict", now));
      case CONFIRMED, REJECTED, FIXED, CLOSED, WITHDRAWN ->
          throw new IllegalStateException("nothing rings for " + course.alarm().subject());
    }
  }

  private Course asked(Course course, String words, Instant now) {
    Instant next =
        RoundsPolicy.nextAt(course.state(), course.asked() + 1, now, rules).orElseThrow();
    store.ask(course.id(), next);
    log.happened(course.id(), By.clock(), "alarm.ask", words, now);
    wakeups.at(next, Alarms.TIMED);
    return store.find(course.id()).orElseThrow();
  }
}
