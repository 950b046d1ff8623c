/** Who stops the merge: the gate, kept as the freeze wants it. */
@NullMarked
package dev.watchbill.gate;

import org.jspecify.annotations.NullMarked;
