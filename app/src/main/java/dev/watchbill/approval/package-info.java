/** What a manager confirms (R26), and the exception that three people make (R28). */
@NullMarked
package dev.watchbill.approval;

import org.jspecify.annotations.NullMarked;
