package dev.watchbill.criticalbug;

import dev.watchbill.people.By;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import java.time.Instant;
import java.util.Map;

/** What happened: kept in the alarm's history and in the audit trail, in one transaction. */
final class AlarmLog {
  private final AlarmStore store;
  private final AuditTrail trail;

  AlarmLog(AlarmStore store, AuditTrail trail) {
    this.store = store;
    this.trail = trail;
  }

  /**
   * Keeps it.
   *
   * @param words as {@link Happening#words}
   * @return what names the act for good
   */
  long happened(long id, By by, String what, String words, Instant at) {
    long act = store.happened(id, new Happening(at, by.actor(), what, words, by.from()));
    trail.record(new AuditEntry(at, by.actor(), what, "alarm/" + id, Map.of("from", by.from())));
    return act;
  }
}
