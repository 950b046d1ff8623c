/** Violations planted on purpose, so that each wall is seen to hold. */
@NullMarked
package dev.watchbill.planted.freeze;

import org.jspecify.annotations.NullMarked;
