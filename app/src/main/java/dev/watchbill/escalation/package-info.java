/**
 * Bringing others in: what was found, the ordered contacts, and the outage record (R6, R14, R16).
 */
@NullMarked
package dev.watchbill.escalation;

import org.jspecify.annotations.NullMarked;
