/**
 * What people do around a freeze: stories that missed it (R29), readiness (R30), and the checklists
 * before it and after publishing (R31).
 */
@NullMarked
package dev.watchbill.readiness;

import org.jspecify.annotations.NullMarked;
