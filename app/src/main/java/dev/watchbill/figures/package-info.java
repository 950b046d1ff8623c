/** The weekly figures of bugs, from GitHub (R32). */
@NullMarked
package dev.watchbill.figures;

import org.jspecify.annotations.NullMarked;
