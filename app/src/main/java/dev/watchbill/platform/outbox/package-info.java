/** Everything the bot says: queued with the fact it belongs to, delivered in order, never twice. */
@NullMarked
package dev.watchbill.platform.outbox;

import org.jspecify.annotations.NullMarked;
