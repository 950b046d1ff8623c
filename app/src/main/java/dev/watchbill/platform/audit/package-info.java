/** The audit trail: who did what, when, by which command. */
@NullMarked
package dev.watchbill.platform.audit;

import org.jspecify.annotations.NullMarked;
