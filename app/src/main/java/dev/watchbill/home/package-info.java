/** The app's Home tab: who is on call, one's own open requests and next shift. */
@NullMarked
package dev.watchbill.home;

import org.jspecify.annotations.NullMarked;
