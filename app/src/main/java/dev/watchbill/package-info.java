/** The bot's entrance: the command line and the composition root. */
@NullMarked
package dev.watchbill;

import org.jspecify.annotations.NullMarked;
