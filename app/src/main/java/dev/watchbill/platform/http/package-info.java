/** Health, metrics and calendars over HTTP. */
@NullMarked
package dev.watchbill.platform.http;

import org.jspecify.annotations.NullMarked;
