/** Violations planted on purpose, so that each wall is seen to hold. */
@NullMarked
package dev.watchbill.planted.approval;

import org.jspecify.annotations.NullMarked;
