/**
 * Workflows that the bot does not run yet. Their commands are in Slack already, and say honestly
 * that nothing was done, and how to do it by hand. A workflow's entry leaves here when its feature
 * arrives.
 */
@NullMarked
package dev.watchbill.byhand;

import org.jspecify.annotations.NullMarked;
