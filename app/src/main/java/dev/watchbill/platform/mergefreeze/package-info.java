/** Merge Freeze, a service that stops merges into a branch. */
@NullMarked
package dev.watchbill.platform.mergefreeze;

import org.jspecify.annotations.NullMarked;
