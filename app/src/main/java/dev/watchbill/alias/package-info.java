/** The user group that people mention: kept pointed at whoever is on call (R7, R11). */
@NullMarked
package dev.watchbill.alias;

import org.jspecify.annotations.NullMarked;
