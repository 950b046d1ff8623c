/** Pull requests that may merge during a freeze (R26, R27). */
@NullMarked
package dev.watchbill.exemption;

import org.jspecify.annotations.NullMarked;
