package dev.watchbill.freeze;

import dev.watchbill.people.By;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.release.Release;
import dev.watchbill.release.Releases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Freezes as time goes by (R25, R27, R31). Whatever was missed, only what is still true is said,
 * and of several reminders one.
 */
final class FreezeRounds {
  private final FreezeStore store;
  private final FreezePolicy policy;
  private final Releases releases;
  private final Freezing freezing;
  private final FreezeCalendar calendar;
  private final FreezeNotices notices;
  private final AuditTrail audit;
  private final Transactions transactions;

  FreezeRounds(
      FreezeStore store,
      FreezePolicy policy,
      Releases releases,
      Freezing freezing,
      FreezeCalendar calendar,
      FreezeNotices notices,
      AuditTrail audit,
      Transactions transactions) {
    this.store = store;
    this.policy = policy;
    this.releases = releases;
    this.freezing = freezing;
    this.calendar = calendar;
    this.notices = notices;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Does what is due; doing it twice does nothing. One that fails does not stop the others.
   *
   * @throws IllegalStateException if some failed; they are tried again the next time
   */
  void due(Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    var pieces = new Pieces();
    Optional<Course> active = store.active();
    for (Release release : releases.planned()) {
      if (isDue(calendar.nextAt(release, active), exact)) {
        pieces.attempt(
            "release/" + release.id(),
            () -> transactions.run(() -> calendar.due(release.id(), exact)));
      }
    }
    // What was begun by hand is nobody's to be asked about once it is a release's.
    if (store.active().filter(course -> isDue(course.nextAt(), exact)).isPresent()) {
      pieces.attempt(
          "freeze",
          () -> transactions.run(() -> store.lockActive().ifPresent(it -> rings(it, exact))));
    }
    pieces.done("freezes");
  }

  private static boolean isDue(Optional<Instant> at, Instant now) {
    return at.filter(it -> !it.isAfter(now)).isPresent();
  }

  private void rings(Course course, Instant now) {
    Course its = isDue(course.deepensAt(), now) ? freezing.deepen(course, By.clock(), now) : course;
    if (isDue(its.overdueAt(), now)) {
      store.overdue(its.id(), policy.overdueAfter(now));
      record(its, "freeze.overdue", now);
      notices.overdue(its, its.overdue() + 1, now);
      notices.refresh(its);
    } else if (isDue(its.remindAt(), now)) {
      releaseDay(its, now);
    }
  }

  /** The DRI is reminded; once the release's time has come the card says so. */
  private void releaseDay(Course course, Instant now) {
    Optional<Instant> dueAt = course.freeze().releaseAt();
    store.reminded(course.id(), dueAt.filter(now::isBefore));
    boolean reminds = course.remindAt().equals(dueAt.map(policy::remindAt));
    if (reminds && dueAt.filter(at -> !at.isBefore(now)).isPresent()) {
      record(course, "freeze.remind", now);
      notices.releaseDay(course, now);
    }
    if (isDue(dueAt, now)) {
      notices.refresh(course);
    }
  }

  private void record(Course course, String what, Instant now) {
    By by = By.clock();
    var unused =
        audit.record(
            new AuditEntry(now, by.actor(), what, course.subject(), Map.of("from", by.from())));
  }

  Optional<Instant> nextDue() {
    Optional<Course> active = store.active();
    var instants = new ArrayList<Instant>();
    active.flatMap(Course::nextAt).ifPresent(instants::add);
    List<Release> planned = releases.planned();
    planned.forEach(release -> calendar.nextAt(release, active).ifPresent(instants::add));
    return instants.stream().min(Instant::compareTo);
  }
}
