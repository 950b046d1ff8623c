/** What all features stand on. */
@NullMarked
package dev.watchbill.ground;

import org.jspecify.annotations.NullMarked;
