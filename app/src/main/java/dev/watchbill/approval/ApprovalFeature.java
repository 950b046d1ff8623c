package dev.watchbill.approval;

import dev.watchbill.exemption.ExemptionFeature;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.rotation.Rotations;
import java.util.List;

/**
 * {@code /freeze exceptions}, and the approvals behind what is not unfrozen at once. What is known
 * of one is forgotten with its request.
 *
 * @param chores none of its own
 */
public record ApprovalFeature(List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static ApprovalFeature assemble(
      Ground ground,
      Rotations rotations,
      Freezes freezes,
      ExemptionFeature exemption,
      FreezeVerbs verbs,
      HomeParts home) {
    var parts = ApprovalParts.on(ground, rotations, freezes, exemption.requests());
    exemption
        .requests()
        .whenMoved(parts.lapses()::moved)
        .pending(request -> parts.approvals().openOf(request.id()).isPresent())
        .line(parts::line)
        .ways(parts::ways)
        .waiting(parts::isWaiting);
    freezes.whenMoved(parts.lapses()::moved);
    parts.slack().listen(ground.reception());
    parts.command().listen(verbs);
    home.part(new ApprovalHome(parts.approvals(), parts.messages())::of);
    return new ApprovalFeature(List.of(parts.timers()), List.of());
  }
}
