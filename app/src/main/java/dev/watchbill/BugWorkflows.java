package dev.watchbill;

import dev.watchbill.criticalbug.CriticalBugFeature;
import dev.watchbill.escalation.EscalationFeature;
import dev.watchbill.figures.FiguresFeature;
import dev.watchbill.home.HomeParts;
import dev.watchbill.notification.NotificationFeature;
import dev.watchbill.patch.PatchFeature;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.postmortem.PostmortemFeature;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import java.util.List;
import java.util.stream.Stream;

/**
 * Critical bugs, from the alarm to the postmortem (R17 to R23), and the figures of all bugs (R32).
 *
 * @param criticalBug the alarm itself, on which the others stand
 * @param timers to be woken
 * @param chores for the housekeeping
 */
record BugWorkflows(CriticalBugFeature criticalBug, List<Timed> timers, List<Chore> chores) {

  /** Puts them together on what all features stand on. */
  static BugWorkflows on(
      Features.Ground ground,
      Rotations rotations,
      EscalationFeature escalation,
      OnCallVerbs verbs,
      HomeParts home) {
    var criticalBug = criticalBug(ground, rotations, home);
    var notification = notification(ground, rotations, criticalBug, home);
    var patch = patch(ground, rotations, criticalBug, home);
    var postmortem = postmortem(ground, criticalBug, escalation, verbs, home);
    var figures = figures(ground, criticalBug);
    return new BugWorkflows(
        criticalBug,
        Stream.of(
                criticalBug.timers(),
                notification.timers(),
                patch.timers(),
                postmortem.timers(),
                figures.timers())
            .flatMap(List::stream)
            .toList(),
        Stream.of(
                criticalBug.chores(),
                notification.chores(),
                patch.chores(),
                postmortem.chores(),
                figures.chores())
            .flatMap(List::stream)
            .toList());
  }

  private static CriticalBugFeature criticalBug(
      Features.Ground ground, Rotations rotations, HomeParts home) {
    return CriticalBugFeature.assemble(
        ground.config(),
        ground.database().jdbi(),
        ground.database().transactions(),
        ground.audit(),
        ground.outbox(),
        ground.outbox(),
        ground.wakeups(),
        ground.directory(),
        ground.people(),
        rotations,
        ground.issues(),
        ground.slack().permalinks(),
        ground.attention()::caughtUp,
        ground.afterwards(),
        home,
        ground.reception(),
        ground.clock());
  }

  private static NotificationFeature notification(
      Features.Ground ground, Rotations rotations, CriticalBugFeature criticalBug, HomeParts home) {
    return NotificationFeature.assemble(
        ground.config(),
        ground.database().jdbi(),
        ground.database().transactions(),
        ground.audit(),
        ground.outbox(),
        ground.wakeups(),
        ground.directory(),
        ground.people(),
        rotations,
        criticalBug.alarms(),
        ground.slack().permalinks(),
        criticalBug.verbs(),
        home,
        ground.reception(),
        ground.clock());
  }

  private static PatchFeature patch(
      Features.Ground ground, Rotations rotations, CriticalBugFeature criticalBug, HomeParts home) {
    return PatchFeature.assemble(
        ground.config(),
        ground.database().jdbi(),
        ground.database().transactions(),
        ground.audit(),
        ground.outbox(),
        ground.wakeups(),
        ground.directory(),
        ground.people(),
        rotations,
        criticalBug.alarms(),
        ground.slack().permalinks(),
        criticalBug.verbs(),
        home,
        ground.reception(),
        ground.clock());
  }

  private static PostmortemFeature postmortem(
      Features.Ground ground,
      CriticalBugFeature criticalBug,
      EscalationFeature escalation,
      OnCallVerbs verbs,
      HomeParts home) {
    return PostmortemFeature.assemble(
        ground.config(),
        ground.database().jdbi(),
        ground.database().transactions(),
        ground.audit(),
        ground.outbox(),
        ground.wakeups(),
        ground.directory(),
        ground.people(),
        criticalBug.alarms(),
        escalation.escalations(),
        escalation.outages(),
        ground.slack().permalinks(),
        ground.slack().files(),
        ground.afterwards(),
        criticalBug.verbs(),
        verbs,
        home,
        ground.reception(),
        ground.clock());
  }

  private static FiguresFeature figures(Features.Ground ground, CriticalBugFeature criticalBug) {
    return FiguresFeature.assemble(
        ground.config(),
        ground.database().jdbi(),
        ground.database().transactions(),
        ground.audit(),
        ground.outbox(),
        ground.wakeups(),
        ground.directory(),
        ground.people(),
        ground.issues(),
        ground.afterwards(),
        criticalBug.verbs(),
        ground.reception(),
        ground.clock());
  }
}
