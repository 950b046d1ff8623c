/** Violations planted on purpose, so that each wall is seen to hold. */
@NullMarked
package dev.watchbill.planted.gate;

import org.jspecify.annotations.NullMarked;
