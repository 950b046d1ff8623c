/** A stand-in for Merge Freeze, a service that stops merges into a branch. */
@NullMarked
package dev.watchbill.sandbox.mergefreeze;

import org.jspecify.annotations.NullMarked;
