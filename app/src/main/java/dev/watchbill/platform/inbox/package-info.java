/** Everything the bot hears, taken once. */
@NullMarked
package dev.watchbill.platform.inbox;

import org.jspecify.annotations.NullMarked;
