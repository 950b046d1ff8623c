/** Changes of plan between engineers: covers, swaps, taking over, being away (R3, R15). */
@NullMarked
package dev.watchbill.cover;

import org.jspecify.annotations.NullMarked;
