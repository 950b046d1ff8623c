/** Wake-ups: Quartz fires at a deadline, a sweep finds what it missed. */
@NullMarked
package dev.watchbill.platform.jobs;

import org.jspecify.annotations.NullMarked;
