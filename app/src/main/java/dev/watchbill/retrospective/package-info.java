/** What the former engineer says of their week (R8, R12). */
@NullMarked
package dev.watchbill.retrospective;

import org.jspecify.annotations.NullMarked;
