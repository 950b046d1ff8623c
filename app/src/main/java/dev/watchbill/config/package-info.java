/**
 * What the person who installs the bot may set: typed, merged over documented defaults, checked at
 * start.
 */
@NullMarked
package dev.watchbill.config;

import org.jspecify.annotations.NullMarked;
