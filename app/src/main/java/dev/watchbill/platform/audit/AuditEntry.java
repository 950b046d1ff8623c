package dev.watchbill.platform.audit;

import java.time.Instant;
import java.util.Map;

/**
 * Something that was done.
 *
 * @param actor the Slack user id of whoever did it, or {@link #WATCHBILL}
 * @param what the act, such as {@code rotation.add}
 * @param subject what it was done to, such as {@code rotation/developer}
 * @param detail the particulars, such as the command; nothing private
 */
public record AuditEntry(
    Instant at, String actor, String what, String subject, Map<String, String> detail) {

  /** The actor of what is done because of the time. */
  public static final String WATCHBILL = "watchbill";

  public AuditEntry {
    detail = Map.copyOf(detail);
  }
}
