package dev.watchbill.freeze;

import dev.watchbill.freeze.FreezeStore.Times;
import dev.watchbill.freeze.PlanStore.Beginning;
import dev.watchbill.people.By;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.release.Release;
import dev.watchbill.release.Releases;
import dev.watchbill.release.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Begins, deepens, moves and lifts a freeze: kept, heard and told, in the caller's transaction,
 * which holds the branch to begin one, and the freeze for everything else.
 */
final class Freezing {
  private final FreezeStore store;
  private final PlanStore plans;
  private final FreezePolicy policy;
  private final Releases releases;
  private final FreezeNotices notices;
  private final AuditTrail audit;
  private final Wakeups wakeups;
  private final List<Consumer<FreezeMoved>> hearing = new ArrayList<>();

  Freezing(
      FreezeStore store,
      PlanStore plans,
      FreezePolicy policy,
      Releases releases,
      FreezeNotices notices,
      AuditTrail audit,
      Wakeups wakeups) {
    this.store = store;
    this.plans = plans;
    this.policy = policy;
    this.releases = releases;
    this.notices = notices;
    this.audit = audit;
    this.wakeups = wakeups;
  }

  void whenMoved(Consumer<FreezeMoved> heard) {
    hearing.add(heard);
  }

  /** By hand, until somebody lifts it or a release takes it over. */
  Course beginByHand(Optional<String> reason, By by, Instant now) {
    long id =
        store.begin(
            Optional.empty(),
            reason,
            by.actor(),
            Phase.FROZEN,
            new Times(Optional.empty(), policy.overdueByHand(now)),
            now);
    return begun(id, by, now);
  }

  /**
   * Because a release wants it.
   *
   * @param reason why somebody began it, if somebody did
   */
  Course beginFor(Release release, Optional<String> reason, By by, Instant now) {
    long id =
        store.begin(
            Optional.of(release),
            reason,
            by.actor(),
            FreezePolicy.phase(release.window(), now),
            times(release.window(), by, now),
            now);
    plans.begun(release.id(), release.window().freezeAt(), Beginning.BEGUN);
    return begun(id, by, now);
  }

  private Course begun(long id, By by, Instant now) {
    Course course = course(id);
    var unused = record(course, by, "freeze.begin", now);
    // Before whatever others say in its thread.
    notices.begun(course);
    return moved(course, FreezeMoved.Kind.BEGUN, by, now);
  }

  /** What was begun by hand is that release's freeze from now on. */
  Course adopt(Course before, Release release, By by, Instant now) {
    Course after = retime(before, release, by, now);
    notices.adopted(before, after, record(after, by, "freeze.adopt", now));
    return moved(after, kind(before, after), by, now);
  }

  /** Its release was moved, and it goes on. */
  Course move(Course before, Release release, By by, Instant now) {
    Course after = retime(before, release, by, now);
    FreezeMoved.Kind kind = kind(before, after);
    notices.retimed(
        before, after, by, kind == FreezeMoved.Kind.EASED, record(after, by, "freeze.move", now));
    return moved(after, kind, by, now);
  }

  private Course retime(Course before, Release release, By by, Instant now) {
    store.retime(
        before.id(),
        release,
        FreezePolicy.phase(release.window(), now),
        times(release.window(), by, now));
    plans.begun(release.id(), release.window().freezeAt(), Beginning.BEGUN);
    return course(before.id());
  }

  private static FreezeMoved.Kind kind(Course before, Course after) {
    if (before.freeze().phase() == after.freeze().phase()) {
      return FreezeMoved.Kind.RETIMED;
    }
    return after.freeze().phase() == Phase.DEEP
        ? FreezeMoved.Kind.DEEPENED
        : FreezeMoved.Kind.EASED;
  }

  /**
   * Whoever has just frozen the branch on release day need not be reminded of it; if the clock did,
   * late, the DRI does.
   */
  private Times times(Window window, By by, Instant now) {
    Instant releaseAt = window.releaseAt();
    boolean late = by.actor().equals(AuditEntry.WATCHBILL) && releaseAt.isAfter(now);
    return new Times(
        Stream.of(policy.remindAt(releaseAt), releaseAt)
            .filter(at -> late || at.isAfter(now))
            .findFirst(),
        policy.overdueAfter(releaseAt));
  }

  /** Only release blockers from now on; it is said as long as its release is still to come. */
  Course deepen(Course before, By by, Instant now) {
    store.deepen(before.id());
    Course after = course(before.id());
    long act = record(after, by, "freeze.deepen", now);
    if (after.freeze().releaseAt().filter(now::isBefore).isPresent()) {
      notices.deepened(after, act);
    }
    return moved(after, FreezeMoved.Kind.DEEPENED, by, now);
  }

  /**
   * The release that waits for that freeze's end: its own should have begun, and begins at once
   * then, so that nothing merges in between.
   */
  Optional<Release> following(Course course, Instant now) {
    return releases.planned().stream()
        .filter(release -> !course.isFor(release.id()) && release.window().isAt(now))
        .filter(release -> plans.of(release).beginning().isEmpty())
        .findFirst();
  }

  /**
   * It is over; if another release waits for that, its freeze has begun, and one announcement tells
   * both. The branch is held.
   *
   * @param next when its release wants it again, if it was moved
   */
  Course lift(
      Course before, Ending ending, String why, Optional<Instant> next, By by, Instant now) {
    store.lift(before.id(), new Course.Lift(by.actor(), ending, why), now);
    Course after = course(before.id());
    var unused = record(after, by, "freeze.lift", now);
    if (ending == Ending.RELEASED) {
      before.freeze().release().ifPresent(release -> releases.released(release, by, now));
    }
    Optional<Release> following = following(before, now);
    if (following.isEmpty()) {
      notices.lifted(after, next);
    }
    notices.over(before, after, following);
    Course told = moved(after, FreezeMoved.Kind.LIFTED, by, now);
    following.ifPresent(release -> beginFor(release, Optional.empty(), By.clock(), now));
    // There may be more to do about the others.
    wakeups.at(now, FreezeTimers.NAME);
    return told;
  }

  private Course moved(Course course, FreezeMoved.Kind kind, By by, Instant now) {
    var moved = new FreezeMoved(kind, course.freeze(), by, now);
    hearing.forEach(heard -> heard.accept(moved));
    // Whoever heard of it may have added to what is shown.
    Course after = course(course.id());
    notices.refresh(after);
    after.nextAt().ifPresent(at -> wakeups.at(at, FreezeTimers.NAME));
    return after;
  }

  private long record(Course course, By by, String what, Instant now) {
    var detail = new HashMap<>(Map.of("from", by.from()));
    course.freeze().version().ifPresent(version -> detail.put("version", version));
    course.lift().ifPresent(lift -> detail.put("ending", lift.ending().name()));
    return audit.record(new AuditEntry(now, by.actor(), what, course.subject(), detail));
  }

  private Course course(long id) {
    return store.find(id).orElseThrow();
  }
}
