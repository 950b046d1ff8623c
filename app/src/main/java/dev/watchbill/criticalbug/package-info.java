/**
 * Critical bugs (R17 to R23): an alarm that is heard, answered, and followed to its end. What
 * follows a confirmed alarm (notification, patch, postmortem) lives in rooms of its own, which
 * listen here.
 */
@NullMarked
package dev.watchbill.criticalbug;

import org.jspecify.annotations.NullMarked;
