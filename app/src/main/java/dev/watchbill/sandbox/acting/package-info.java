/** What people do in Slack: type, press, submit; and what they get back. */
@NullMarked
package dev.watchbill.sandbox.acting;

import org.jspecify.annotations.NullMarked;
