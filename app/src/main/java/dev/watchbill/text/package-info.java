/** Small things about text that several rooms of the house need. */
@NullMarked
package dev.watchbill.text;

import org.jspecify.annotations.NullMarked;
