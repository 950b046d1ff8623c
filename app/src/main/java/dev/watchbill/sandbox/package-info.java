/** A local workspace that behaves as Slack promises: to try the bot, and to test it. */
@NullMarked
package dev.watchbill.sandbox;

import org.jspecify.annotations.NullMarked;
