/** The workspace's things in the JSON shapes of Slack. */
@NullMarked
package dev.watchbill.sandbox.wire;

import org.jspecify.annotations.NullMarked;
