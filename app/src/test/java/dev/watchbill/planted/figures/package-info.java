/** Violations planted on purpose, so that each wall is seen to hold. */
@NullMarked
package dev.watchbill.planted.figures;

import org.jspecify.annotations.NullMarked;
