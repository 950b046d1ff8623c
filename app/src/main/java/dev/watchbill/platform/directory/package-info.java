/**
 * What Slack told us of people, channels and user groups, kept in Postgres for every instance to
 * read.
 */
@NullMarked
package dev.watchbill.platform.directory;

import org.jspecify.annotations.NullMarked;
