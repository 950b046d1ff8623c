/** Who somebody is, which roles they hold, and what they may do. */
@NullMarked
package dev.watchbill.people;

import org.jspecify.annotations.NullMarked;
