package dev.watchbill.notification;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** As time goes by warnings are passed on to whoever is on call, and they are reminded. */
final class WarningTimers implements Timed {
  private final WarningStore store;
  private final Alarms alarms;
  private final StandIns standIns;
  private final WarningCourse course;
  private final Transactions transactions;
  private final Clock clock;

  WarningTimers(
      WarningStore store,
      Alarms alarms,
      StandIns standIns,
      WarningCourse course,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.alarms = alarms;
    this.standIns = standIns;
    this.course = course;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return Warnings.TIMED;
  }

  @Override
  public void due(Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    var pieces = new Pieces();
    // Few at any time; each is looked at, for who is on call may have changed.
    store
        .waitedFor()
        .forEach(
            it ->
                pieces.attempt(
                    "alarm/" + it.alarm(), () -> transactions.run(() -> step(it.alarm(), exact))));
    pieces.done("warnings");
  }

  private void step(long id, Instant now) {
    Optional<Warning> before = store.find(id);
    if (before.isEmpty() || isIdle(id, before.get(), now)) {
      return;
    }
    alarms.lock(id).ifPresent(alarm -> store.find(id).ifPresent(it -> step(alarm, it, now)));
  }

  /** Asked before the alarm is held, so that a look at it makes nobody wait. */
  private boolean isIdle(long id, Warning it, Instant now) {
    return alarms
        .find(id)
        .filter(
            alarm ->
                WarningPolicy.step(it, standIns.at(alarm, now), now) != WarningPolicy.Step.NOTHING)
        .isEmpty();
  }

  private void step(Alarm alarm, Warning it, Instant now) {
    switch (WarningPolicy.step(it, standIns.at(alarm, now), now)) {
      case PASS_ON -> course.passOn(alarm, it, now);
      case REMIND -> course.remind(alarm, it, now);
      case NOTHING -> {}
    }
  }

  @Override
  public Optional<Instant> nextDue() {
    boolean onCallMatters = store.waitedFor().stream().anyMatch(it -> it.passedOnAt().isPresent());
    return Stream.concat(
            store.nextDue().stream(),
            onCallMatters ? standIns.nextChange(clock.instant()).stream() : Stream.empty())
        .min(Instant::compareTo);
  }
}
