/**
 * Rosters, shifts and overrides: who is on call at an instant, and in the weeks to come (R1 to R4,
 * R11).
 */
@NullMarked
package dev.watchbill.rotation;

import org.jspecify.annotations.NullMarked;
