package dev.watchbill.escalation;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Who escalated, who was asked, and who answered; in the caller's transaction. */
final class EscalationAudit {
  private final AuditTrail trail;

  EscalationAudit(AuditTrail trail) {
    this.trail = trail;
  }

  /** What an entry is about. */
  static String subject(long id) {
    return "escalation/" + id;
  }

  void opened(Escalation it) {
    record(it.at(), it.by().value(), "open", it, Map.of("asked", ids(it.asked())));
  }

  /** What was done because of the time. */
  void asked(Escalation it, String contact, Collection<PersonId> people, Instant at) {
    record(at, AuditEntry.WATCHBILL, "ask", it, Map.of("contact", contact, "asked", ids(people)));
  }

  /**
   * The end of the asking.
   *
   * @param how such as {@code button}
   */
  void answered(Escalation it, Escalation.Act act, String how) {
    record(
        act.at(),
        act.by().value(),
        it.isCalledOff() ? "call-off" : "answer",
        it,
        Map.of("how", how));
  }

  private void record(
      Instant at, String actor, String act, Escalation it, Map<String, String> detail) {
    var all = new HashMap<>(detail);
    all.put("rotation", it.rotation());
    it.request().ifPresent(request -> all.put("request", Long.toString(request)));
    trail.record(new AuditEntry(at, actor, "escalation." + act, subject(it.id()), all));
  }

  private static String ids(Collection<PersonId> people) {
    return people.stream().map(PersonId::value).collect(Collectors.joining(" "));
  }
}
