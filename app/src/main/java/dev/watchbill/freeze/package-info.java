/** The freeze itself (R25, R27, R31): when it begins, deepens and ends, and who is told. */
@NullMarked
package dev.watchbill.freeze;

import org.jspecify.annotations.NullMarked;
