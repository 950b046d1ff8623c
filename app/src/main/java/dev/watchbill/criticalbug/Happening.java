package dev.watchbill.criticalbug;

import java.time.Instant;

/**
 * Something that happened to an alarm, for whoever reads back what was done: {@code /critical-bug
 * show}, and the timeline of the postmortem.
 *
 * @param actor a Slack user id, or {@link dev.watchbill.platform.audit.AuditEntry#WATCHBILL}
 * @param what names the act, such as {@code alarm.confirm}
 * @param words what was done, as plain text that follows the actor's name: "said that it is
 *     critical"; may hold what people typed
 * @param from from where: {@code /critical-bug}, {@code a button}, {@code a reply}, {@code the
 *     clock}
 */
public record Happening(Instant at, String actor, String what, String words, String from) {}
