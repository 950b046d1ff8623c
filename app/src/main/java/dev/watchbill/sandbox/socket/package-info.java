/** Socket Mode: sockets, envelopes, acknowledgements and retries. */
@NullMarked
package dev.watchbill.sandbox.socket;

import org.jspecify.annotations.NullMarked;
