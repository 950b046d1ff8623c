package dev.watchbill.patch;

import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import java.util.Set;

/** Who ticks the checklist of a patch release. */
final class PatchPolicy {
  private static final Ruling GRANTED = new Ruling.Granted();

  private PatchPolicy() {}

  /**
   * Whether somebody may tick (R22).
   *
   * @param standsBy whether they are on call, or on a roster
   */
  static Ruling mayTick(Set<Role> roles, boolean standsBy) {
    boolean may =
        standsBy
            || roles.stream()
                .anyMatch(
                    role ->
                        role instanceof Role.ManagerOf
                            || role instanceof Role.QaLeadOf
                            || role instanceof Role.Product
                            || role instanceof Role.Admin);
    return may
        ? GRANTED
        : new Ruling.Denied(
            "Nothing was ticked: engineering managers, QA leads, product, and engineers on a roster tick the checklist of a patch release (R22). If you have done something of it, tell one of them in the alarm's thread.");
  }
}
