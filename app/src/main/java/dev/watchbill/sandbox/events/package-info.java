/** What happens in the workspace, told to the app as Slack's events. */
@NullMarked
package dev.watchbill.sandbox.events;

import org.jspecify.annotations.NullMarked;
