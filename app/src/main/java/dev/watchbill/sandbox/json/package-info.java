/** JSON as it goes over Slack's wires. */
@NullMarked
package dev.watchbill.sandbox.json;

import org.jspecify.annotations.NullMarked;
