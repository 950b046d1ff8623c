package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who did what to a request, when, by which command; in the caller's transaction. */
final class SupportAudit {
  private final AuditTrail trail;

  SupportAudit(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * What somebody did.
   *
   * @param act such as {@code take}
   * @param command how they did it
   * @param at when they did it, which may be earlier than it was heard of
   * @return its number, for good
   */
  long did(PersonId who, String act, SupportRequest request, String command, Instant at) {
    return record(who.value(), act, request, Map.of("command", command), at);
  }

  /** What somebody did, with somebody else in it. */
  long didTo(
      PersonId who, String act, SupportRequest request, String command, PersonId to, Instant at) {
    return record(who.value(), act, request, Map.of("command", command, "to", to.value()), at);
  }

  /** What an app did. */
  long appDid(String act, SupportRequest request, String command, Instant at) {
    return record("app", act, request, Map.of("command", command), at);
  }

  /**
   * What was done because of the time, to be recorded with {@link #happened}.
   *
   * @param act such as {@code remind}
   */
  static AuditEntry act(
      String act, SupportRequest request, Map<String, String> detail, Instant at) {
    return entry(AuditEntry.WATCHBILL, act, request, detail, at);
  }

  /** Returns the number of each, for good, in the same order. */
  List<Long> happened(List<AuditEntry> acts) {
    return trail.recordAll(acts);
  }

  private long record(
      String actor, String act, SupportRequest request, Map<String, String> detail, Instant at) {
    return trail.record(entry(actor, act, request, detail, at));
  }

  private static AuditEntry entry(
      String actor, String act, SupportRequest request, Map<String, String> detail, Instant at) {
    var all = new HashMap<>(detail);
    all.put("rotation", request.rotation());
    all.put("round", Integer.toString(request.round()));
    return new AuditEntry(at, actor, "support." + act, subject(request.id()), all);
  }

  /** What the audit trail calls a request. */
  static String subject(long id) {
    return "support/" + id;
  }
}
