package dev.watchbill.freeze;

import dev.watchbill.freeze.PlanStore.Beginning;
import dev.watchbill.freeze.PlanStore.Plan;
import dev.watchbill.freeze.PlanStore.Warning;
import dev.watchbill.people.By;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseChange;
import dev.watchbill.release.Releases;
import dev.watchbill.release.Window;
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
  private final PlanStore plans;
  private final FreezePolicy policy;
  private final Releases releases;
  private final Freezing freezing;
  private final FreezeNotices notices;
  private final AuditTrail audit;
  private final Wakeups wakeups;

  FreezeCalendar(
      FreezeStore store,
      PlanStore plans,
      FreezePolicy policy,
      Releases releases,
      Freezing freezing,
      FreezeNotices notices,
      AuditTrail audit,
      Wakeups wakeups) {
    this.store = store;
    this.plans = plans;
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
    if (change.kind() != ReleaseChange.Kind.PLANNED) {
      notices.answered(change);
    }
    switch (change.kind()) {
      case PLANNED, MOVED -> {
        change.before().ifPresent(former -> left(former, change, active));
        missedNoMore(change.release());
        if (active.isPresent()) {
          movedDuring(active.get(), change);
        } else if (change.release().window().freezeAt().isAfter(change.now())) {
          planned(change);
        } else {
          begin(change.release(), change.by(), change.now());
        }
      }
      case CANCELLED -> ended(Ending.CANCELLED, change, active);
      case RELEASED -> ended(Ending.RELEASED, change, active);
    }
  }

  private void ended(Ending ending, ReleaseChange change, Optional<Course> active) {
    if (active.isPresent()) {
      freezing.lift(active.get(), ending, "", Optional.empty(), change.by(), change.now());
    } else {
      callOff(change.release().window().freezeAt(), change);
    }
  }

  /** What a release wanted of its former date is forgotten: moved back, it wants it again. */
  private void left(Window former, ReleaseChange change, Optional<Course> active) {
    Release release = change.release();
    if (!former.freezeAt().equals(release.window().freezeAt())) {
      if (active.isEmpty() && release.window().freezeAt().isAfter(change.now())) {
        callOff(former.freezeAt(), change);
      }
      plans.forget(release.id(), former.freezeAt());
    }
  }

  /** Whoever was warned of a freeze hears that it does not begin. */
  private void callOff(Instant freezeAt, ReleaseChange change) {
    if (freezeAt.isAfter(change.now()) && isWarned(change.release(), freezeAt)) {
      long act = record(change.release(), change.by(), "freeze.call-off", change.now());
      notices.calledOff(change, freezeAt, act);
    }
  }

  private boolean isWarned(Release release, Instant freezeAt) {
    return plans.of(release.id(), freezeAt).warning().filter(Warning.SAID::equals).isPresent();
  }

  /** What nobody could begin before its former date begins before the new one. */
  private void missedNoMore(Release release) {
    if (plans.of(release).beginning().filter(Beginning.MISSED::equals).isPresent()) {
      plans.notBegun(release.id(), release.window().freezeAt());
    }
  }

  private void movedDuring(Course active, ReleaseChange change) {
    Release release = change.release();
    Instant freezeAt = release.window().freezeAt();
    if (freezeAt.isAfter(change.now())) {
      freezing.lift(active, Ending.MOVED, "", Optional.of(freezeAt), change.by(), change.now());
      planned(change);
    } else {
      freezing.move(active, release, change.by(), change.now());
    }
  }

  /**
   * Everybody has just heard when it begins: a warning of the same day would say it twice. That it
   * was moved is said in a thread, which not everybody reads.
   */
  private void planned(ReleaseChange change) {
    Release release = change.release();
    Instant freezeAt = release.window().freezeAt();
    Instant warnAt = policy.warnAt(freezeAt);
    if (warnAt.isAfter(change.now()) || change.kind() == ReleaseChange.Kind.MOVED) {
      wakeups.at(warnAt, FreezeTimers.NAME);
    } else if (plans.of(release).warning().isEmpty()) {
      plans.warned(release.id(), freezeAt, Warning.PASSED);
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
    Plan plan = plans.of(release);
    Instant freezeAt = release.window().freezeAt();
    if (plan.warning().isEmpty() && !policy.warnAt(freezeAt).isAfter(now)) {
      boolean inTime = policy.isWarningDay(now, freezeAt) && freezeAt.isAfter(now);
      plans.warned(id, freezeAt, inTime ? Warning.SAID : Warning.PASSED);
      if (inTime) {
        notices.warned(release, record(release, By.clock(), "freeze.warn", now));
      }
    }
    if (!freezeAt.isAfter(now)) {
      begin(release, By.clock(), now);
    }
    if (asksAt(release, plans.of(release), store.lockActive())
        .filter(at -> !at.isAfter(now))
        .isPresent()) {
      plans.asked(release);
      var unused = record(release, By.clock(), "freeze.ask-out", now);
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

  /**
   * Once for each instant; while another release's freeze goes on, it waits for that one's end.
   * What was begun by hand becomes its own, also if its own was lifted before.
   */
  private void begin(Release release, By by, Instant now) {
    boolean begun = plans.of(release).beginning().isPresent();
    boolean due = !release.window().releaseAt().isAfter(now);
    Optional<Course> active = store.lockActive();
    if (active.isPresent()) {
      if (active.get().freeze().release().isEmpty() && !(begun && due)) {
        freezing.adopt(active.get(), release, by, now);
      }
    } else if (begun) {
      return;
    } else if (!due) {
      freezing.beginFor(release, Optional.empty(), by, now);
    } else {
      plans.begun(release.id(), release.window().freezeAt(), Beginning.MISSED);
      plans.asked(release);
      var unused = record(release, by, "freeze.miss", now);
      notices.missed(release, store.frozenAt(release.window().freezeAt()), now);
    }
  }

  /** When there is something to do for that release, as long as nothing is in its way. */
  Optional<Instant> nextAt(Release release, Optional<Course> active) {
    Plan plan = plans.of(release);
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

  private long record(Release release, By by, String what, Instant now) {
    return audit.record(
        new AuditEntry(
            now, by.actor(), what, "release/" + release.id(), Map.of("from", by.from())));
  }
}
