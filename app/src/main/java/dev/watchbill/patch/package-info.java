/** The patch release that carries the fix of a critical bug (R22). */
@NullMarked
package dev.watchbill.patch;

import org.jspecify.annotations.NullMarked;
