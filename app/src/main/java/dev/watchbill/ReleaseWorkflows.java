package dev.watchbill;

import dev.watchbill.approval.ApprovalFeature;
import dev.watchbill.exemption.ExemptionFeature;
import dev.watchbill.freeze.FreezeFeature;
import dev.watchbill.gate.GateFeature;
import dev.watchbill.ground.Ground;
import dev.watchbill.handoff.Handoffs;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.github.Repository;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.readiness.ReadinessFeature;
import dev.watchbill.release.ReleaseFeature;
import dev.watchbill.rotation.Rotations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Release week, from the calendar to the closing checklist (R24 to R31).
 *
 * @param timers to be woken
 * @param chores for the housekeeping
 */
record ReleaseWorkflows(List<Timed> timers, List<Chore> chores) {

  /**
   * Puts them together on what all features stand on.
   *
   * @param release the calendar that all of it follows
   */
  static ReleaseWorkflows on(
      Ground ground,
      Outside outside,
      ReleaseFeature release,
      Rotations rotations,
      Handoffs handoffs,
      HomeParts home) {
    var verbs = release.verbs();
    var freeze = FreezeFeature.assemble(ground, release.releases(), verbs, home);
    var freezes = freeze.freezes();
    showInHandoffs(freeze, handoffs, ground.config().criticalBug().onCall());
    var repository = outside.repositories().apply(ground.config().release().repository());
    var exemption =
        ExemptionFeature.assemble(
            ground, freezes, repository.map(Repository::pullRequests), verbs, home);
    var approval = ApprovalFeature.assemble(ground, rotations, freezes, exemption, verbs, home);
    var gate =
        GateFeature.assemble(
            ground,
            freezes,
            exemption.exemptions(),
            outside.repositories(),
            outside.mergeFreezes(),
            verbs);
    var readiness = ReadinessFeature.assemble(ground, release.releases(), freezes, verbs, home);
    return new ReleaseWorkflows(
        Stream.of(
                release.timers(),
                freeze.timers(),
                exemption.timers(),
                approval.timers(),
                gate.timers(),
                readiness.timers())
            .flatMap(List::stream)
            .toList(),
        Stream.of(
                release.chores(),
                freeze.chores(),
                exemption.chores(),
                approval.chores(),
                gate.chores(),
                readiness.chores())
            .flatMap(List::stream)
            .toList());
  }

  /** The handoff of {@code rotation} says what is frozen, as long as its week lasts. */
  private static void showInHandoffs(FreezeFeature freeze, Handoffs handoffs, String rotation) {
    handoffs.line(
        handoff ->
            handoff.rotation().equals(rotation) ? freeze.inOneLine().get() : Optional.empty());
    freeze
        .freezes()
        .whenMoved(
            moved ->
                handoffs
                    .newest(rotation)
                    .filter(handoff -> handoff.week().end().isAfter(moved.now()))
                    .ifPresent(handoff -> handoffs.refresh(handoff.id())));
  }
}
