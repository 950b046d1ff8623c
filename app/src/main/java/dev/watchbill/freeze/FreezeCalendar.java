package dev.watchbill.freeze;

import dev.watchbill.freeze.FreezeStore.Beginning;
import dev.watchbill.freeze.FreezeStore.Plan;
import dev.watchbill.freeze.FreezeStore.Warning;
import dev.watchbill.people.By;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseChange;
import dev.watchbill.release.Releases;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows the release calendar (R25): warns, begins what a release wants, and moves with it. Once
 * for each release and each instant at which it wants to begin.
 */
final class FreezeCalendar {
  private final FreezeStore store;
  private final FreezePolicy policy;
  private final Releases releases;
  private final Freezing freezing;
  private final FreezeNotices notices;
  private final AuditTrail audit;
  private final Wakeups wakeups;

  FreezeCalendar(
      FreezeStore store,
      FreezePolicy policy,
      Releases releases,
      Freezing freezing,
      FreezeNotices notices,
      AuditTrail audit,
      Wakeups wakeups) {
    this.store = store;
    this.policy = policy;
    this.releases = releases;
    this.freezing = freezing;
    this.notices = notices;
    this.audit = audit;
    this.wakeups = wakeups;
  }

  /** What is held before any release is, by whoever may begin, move or lift a freeze with it. */
  void hold() {
    store.hold();
    Optional<Course> unused = store.lockActive();
  }

  /** The calendar has changed; in the caller's transaction, which holds what {@link #hold} does. */
  void changed(ReleaseChange change) {
    Optional<Course> active =
        store.lockActive().filter(course -> course.isFor(change.release().id()));
    switch (change.kind()) {
      case PLANNED, MOVED -> {
        missedNoMore(change.release());
        if (active.isPresent()) {
          movedDuring(active.get(), change);
        } else if (change.release().window().freezeAt().isAfter(change.now())) {
          planned(change.release(), change.now());
        } else {
          begin(change.release(), change.by(), change.now());
        }
      }
      case CANCELLED -> {
        if (active.isPresent()) {
          freezing.lift(
              active.get(), Ending.CANCELLED, "", Optional.empty(), change.by(), change.now());
        }
      }
      case RELEASED ->
          active.ifPresent(
              course ->
                  freezing.lift(
                      course, Ending.RELEASED, "", Optional.empty(), change.by(), change.now()));
    }
  }

  /** What nobody could begin before its former date begins before the new one. */
  private void missedNoMore(Release release) {
    if (store.plan(release).beginning().filter(Beginning.MISSED::equals).isPresent()) {
      store.notBegun(release.id(), release.window().freezeAt());
    }
  }

  private void movedDuring(Course active, ReleaseChange change) {
    Release release = change.release();
    Instant freezeAt = release.window().freezeAt();
    if (freezeAt.isAfter(change.now())) {
      active.plannedAt().ifPresent(at -> store.notBegun(release.id(), at));
      freezing.lift(active, Ending.MOVED, "", Optional.of(freezeAt), change.by(), change.now());
      planned(release, change.now());
    } else {
      freezing.move(active, release, change.by(), change.now());
    }
  }

  /** Everybody has just heard when it begins: a warning of the same day would say it twice. */
  private void planned(Release release, Instant now) {
    Instant freezeAt = release.window().freezeAt();
    Instant warnAt = policy.warnAt(freezeAt);
    if (warnAt.isAfter(now)) {
      wakeups.at(warnAt, FreezeTimers.NAME);
    } else if (store.plan(release).warning().isEmpty()) {
      store.warned(release.id(), freezeAt, Warning.PASSED);
    }
    wakeups.at(freezeAt, FreezeTimers.NAME);
  }

  /** What is due for a planned release, which may have changed by now. */
  void due(long id, Instant now) {
    hold();
    Optional<Release> planned =
        releases.lock(id).filter(release -> release.state() == Release.State.PLANNED);
    if (planned.isEmpty()) {
      return;
    }
    Release release = planned.get();
    Plan plan = store.plan(release);
    Instant freezeAt = release.window().freezeAt();
    if (plan.warning().isEmpty() && !policy.warnAt(freezeAt).isAfter(now)) {
      boolean inTime = policy.isWarningDay(now, freezeAt) && freezeAt.isAfter(now);
      store.warned(id, freezeAt, inTime ? Warning.SAID : Warning.PASSED);
      if (inTime) {
        record(release, By.clock(), "freeze.warn", now);
        notices.warned(release, now);
      }
    }
    if (!freezeAt.isAfter(now)) {
      begin(release, By.clock(), now);
    }
    if (asksAt(release, store.plan(release), store.lockActive())
        .filter(at -> !at.isAfter(now))
        .isPresent()) {
      store.asked(release);
      record(release, By.clock(), "freeze.ask-out", now);
      notices.isItOut(release, now);
    }
  }

  /** When the DRI is asked whether it is out: no freeze of it goes on that asks by itself (R31). */
  private Optional<Instant> asksAt(Release release, Plan plan, Optional<Course> active) {
    Instant releaseAt = release.window().releaseAt();
    return plan.beginning()
        .filter(begun -> active.filter(course -> course.isFor(release.id())).isEmpty())
        .filter(begun -> plan.askedFor().filter(releaseAt::equals).isEmpty())
        .map(begun -> policy.overdueAfter(releaseAt));
  }

  /** Once for each instant; while another release's freeze goes on, it waits for that one's end. */
  private void begin(Release release, By by, Instant now) {
    if (store.plan(release).beginning().isPresent()) {
      return;
    }
    Optional<Course> active = store.lockActive();
    if (active.isPresent()) {
      if (active.get().freeze().release().isEmpty()) {
        freezing.adopt(active.get(), release, by, now);
      }
    } else if (release.window().releaseAt().isAfter(now)) {
      freezing.beginFor(release, Optional.empty(), by, now);
    } else {
      store.begun(release.id(), release.window().freezeAt(), Beginning.MISSED);
      store.asked(release);
      record(release, by, "freeze.miss", now);
      notices.missed(release, now);
    }
  }

  /** When there is something to do for that release, as long as nothing is in its way. */
  Optional<Instant> nextAt(Release release, Optional<Course> active) {
    Plan plan = store.plan(release);
    Instant freezeAt = release.window().freezeAt();
    boolean begins =
        plan.beginning().isEmpty() && active.flatMap(course -> course.freeze().release()).isEmpty();
    boolean warns = plan.warning().isEmpty() && plan.beginning().isEmpty();
    return Stream.of(
            begins ? Optional.of(freezeAt) : Optional.<Instant>empty(),
            warns ? Optional.of(policy.warnAt(freezeAt)) : Optional.<Instant>empty(),
            asksAt(release, plan, active))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private void record(Release release, By by, String what, Instant now) {
    var unused =
        audit.record(
            new AuditEntry(
                now, by.actor(), what, "release/" + release.id(), Map.of("from", by.from())));
  }
}
