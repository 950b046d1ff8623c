/** What features stand on, and the small pieces that several of them share. */
@NullMarked
package dev.watchbill.ground;

import org.jspecify.annotations.NullMarked;
