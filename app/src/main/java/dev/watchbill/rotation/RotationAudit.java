package dev.watchbill.rotation;

import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import java.time.Instant;
import java.util.Map;

/** Puts changes of rosters and plans on the audit trail. */
final class RotationAudit {
  private final AuditTrail trail;

  RotationAudit(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * Returns the number of the entry.
   *
   * @param command what was typed or done
   */
  long changed(RotationRules its, RosterChange cause, Instant now, String command) {
    return trail.record(entry(its, cause, now, command));
  }

  private static AuditEntry entry(
      RotationRules its, RosterChange cause, Instant now, String command) {
    String subject = "rotation/" + its.name();
    if (cause instanceof RosterChange.Joined joined) {
      return new AuditEntry(
          now, joined.actor().value(), "rotation.add", subject, detail(joined.member(), command));
    }
    if (cause instanceof RosterChange.Left left) {
      return new AuditEntry(
          now, left.actor().value(), "rotation.remove", subject, detail(left.member(), command));
    }
    return new AuditEntry(
        now,
        AuditEntry.WATCHBILL,
        "rotation.hours",
        subject,
        Map.of("changeover", its.plan().changeover().toString()));
  }

  private static Map<String, String> detail(RosterMember member, String command) {
    return Map.of(
        "person", member.person().value(),
        "group", member.group(),
        "since", member.since().toString(),
        "command", command);
  }
}
