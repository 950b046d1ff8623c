/** The release calendar (R24, R25): which versions are released when, and what that freezes. */
@NullMarked
package dev.watchbill.release;

import org.jspecify.annotations.NullMarked;
