/** The schedule in people's own calendars (R4). */
@NullMarked
package dev.watchbill.calendar;

import org.jspecify.annotations.NullMarked;
