package dev.watchbill.rotation;

/**
 * A stretch of one shift, whoever holds it.
 *
 * @param shift its id
 * @param span lies in the shift's
 */
public record ShiftPart(long shift, Span span) {}
