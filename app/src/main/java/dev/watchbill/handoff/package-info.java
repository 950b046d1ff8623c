/** The weekly handoff: one thread, conversations handed over one by one (R1, R7, R9 to R11). */
@NullMarked
package dev.watchbill.handoff;

import org.jspecify.annotations.NullMarked;
