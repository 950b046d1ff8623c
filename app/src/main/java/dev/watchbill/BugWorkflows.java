package dev.watchbill;

import dev.watchbill.criticalbug.CriticalBugFeature;
import dev.watchbill.escalation.EscalationFeature;
import dev.watchbill.figures.FiguresFeature;
import dev.watchbill.ground.Ground;
import dev.watchbill.handoff.Handoffs;
import dev.watchbill.home.HomeParts;
import dev.watchbill.notification.NotificationFeature;
import dev.watchbill.patch.PatchFeature;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.postmortem.PostmortemFeature;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import java.util.List;
import java.util.Optional;
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
      Ground ground,
      SlackConnection slack,
      Issues issues,
      Rotations rotations,
      EscalationFeature escalation,
      Handoffs handoffs,
      OnCallVerbs verbs,
      HomeParts home) {
    var criticalBug = CriticalBugFeature.assemble(ground, rotations, issues, home);
    showInHandoffs(criticalBug, handoffs, ground.config().criticalBug().onCall());
    var alarms = criticalBug.alarms();
    var notification =
        NotificationFeature.assemble(ground, rotations, alarms, criticalBug.verbs(), home);
    var patch = PatchFeature.assemble(ground, rotations, alarms, criticalBug.verbs(), home);
    var postmortem =
        PostmortemFeature.assemble(
            ground,
            rotations,
            alarms,
            escalation.escalations(),
            escalation.outages(),
            slack.files(),
            criticalBug.verbs(),
            verbs,
            home);
    var figures = FiguresFeature.assemble(ground, issues, criticalBug.verbs());
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

  /**
   * The handoff of {@code rotation}, which stands in for others, says which alarms go on, as long
   * as its week lasts.
   */
  private static void showInHandoffs(
      CriticalBugFeature criticalBug, Handoffs handoffs, String rotation) {
    handoffs.line(
        handoff ->
            handoff.rotation().equals(rotation)
                ? criticalBug.openInOneLine().get()
                : Optional.empty());
    criticalBug
        .alarms()
        .whenMoved(
            moved ->
                handoffs
                    .newest(rotation)
                    .filter(handoff -> handoff.week().end().isAfter(moved.now()))
                    .ifPresent(handoff -> handoffs.refresh(handoff.id())));
  }
}
