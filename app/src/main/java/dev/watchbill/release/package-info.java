/**
 * The release calendar (R24, R25): which versions are released when, and what that freezes; and
 * what is typed after {@code /freeze}, to which other features add their words.
 */
@NullMarked
package dev.watchbill.release;

import org.jspecify.annotations.NullMarked;
