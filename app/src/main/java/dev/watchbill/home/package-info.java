/** The app's Home tab: who is on call, and one's own next shift. */
@NullMarked
package dev.watchbill.home;

import org.jspecify.annotations.NullMarked;
