package dev.watchbill.exemption;

import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.github.PullRequests;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.release.FreezeVerbs;
import java.util.List;
import java.util.Optional;

/**
 * {@code /unfreeze}, {@code /freeze exemptions|revoke}: pull requests that may merge all the same.
 *
 * @param exemptions the door for what depends on them
 * @param requests the door for those who approve
 */
public record ExemptionFeature(
    Exemptions exemptions, UnfreezeRequests requests, List<Timed> timers, List<Chore> chores) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param pullRequests empty without a way into GitHub: then people say what theirs is
   */
  public static ExemptionFeature assemble(
      Ground ground,
      Freezes freezes,
      Optional<PullRequests> pullRequests,
      FreezeVerbs verbs,
      HomeParts home) {
    return ExemptionParts.on(ground, freezes, pullRequests).open(ground, freezes, verbs, home);
  }
}
