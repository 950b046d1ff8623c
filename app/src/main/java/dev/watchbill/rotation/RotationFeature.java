package dev.watchbill.rotation;

import dev.watchbill.ground.Ground;
import dev.watchbill.people.Permissions;
import dev.watchbill.platform.jobs.Timed;

/**
 * Rosters, shifts and {@code /oncall}.
 *
 * @param rotations for other features
 * @param overrides for the feature that changes plans
 * @param remarks to which other features add what {@code /oncall schedule} says beneath a shift
 * @param timers to be woken
 */
public record RotationFeature(
    Rotations rotations, Overrides overrides, ScheduleRemarks remarks, Timed timers) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param verbs what other features add to {@code /oncall}, now or later
   */
  public static RotationFeature assemble(Ground ground, OnCallVerbs verbs) {
    var store = new RotationStore(ground.jdbi());
    var overrides = new OverrideStore(ground.jdbi());
    var news = new PlanNews();
    var rotations =
        new Rotations(
            RotationRules.of(ground.config()),
            store,
            overrides,
            new Permissions(ground.people()),
            new RotationNotices(ground.outbox(), ground.people()),
            new RotationAudit(ground.audit()),
            news,
            ground.transactions(),
            ground.wakeups(),
            ground.clock());
    var remarks = new ScheduleRemarks();
    new RotationSlack(rotations, ground.people(), ground.config(), verbs, remarks, ground.clock())
        .listen(ground.reception());
    return new RotationFeature(
        rotations,
        new Overrides(
            rotations.names(),
            store,
            overrides,
            news,
            ground.transactions(),
            ground.wakeups(),
            ground.clock()),
        remarks,
        new RotationTimers(rotations, ground.clock()));
  }
}
