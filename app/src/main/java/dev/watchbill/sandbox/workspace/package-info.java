/**
 * What the local workspace holds: people, channels, messages, views; kept on disk, told to
 * listeners.
 */
@NullMarked
package dev.watchbill.sandbox.workspace;

import org.jspecify.annotations.NullMarked;
