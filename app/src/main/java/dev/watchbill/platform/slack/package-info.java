/** The bot's ears and mouth: Bolt over Socket Mode, and the Web API. */
@NullMarked
package dev.watchbill.platform.slack;

import org.jspecify.annotations.NullMarked;
