/** Business hours, public holidays, and deadlines counted in business time. */
@NullMarked
package dev.watchbill.worktime;

import org.jspecify.annotations.NullMarked;
