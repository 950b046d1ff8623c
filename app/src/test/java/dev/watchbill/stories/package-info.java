/** Whole workflows, told against the local workspace. */
@NullMarked
package dev.watchbill.stories;

import org.jspecify.annotations.NullMarked;
