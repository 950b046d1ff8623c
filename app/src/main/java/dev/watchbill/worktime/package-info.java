/** Business hours, public holidays, deadlines in business time; dates as people type them. */
@NullMarked
package dev.watchbill.worktime;

import org.jspecify.annotations.NullMarked;
